using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Drafts;
using Quipu.Publishing.Replies;

namespace Quipu.Cli.Terminal;

/// <summary>A report on a draft in a terminal's plain lines: a line a mark, with the words of the record beside it and every axis of their claims; then what was looked at, and what was not.</summary>
static class DraftText
{
    internal static void Write(DraftReport report, string name, TextWriter to)
    {
        foreach (var sentence in report.Sentences)
        {
            foreach (var mark in sentence.Marks) Write(mark, sentence, name, to);
            foreach (var asked in sentence.Asked) to.WriteLine($"{name}:{sentence.Line}: put to {asked.Whom}: {RequestTable.Told(asked.Request, asked.Today)} ({asked.Request.Request.Id})");
            if (sentence.State == DraftSentenceState.NotOnRecord) to.WriteLine($"{name}:{sentence.Line}: not on record (nothing in the workspace carries this): {Flat(sentence.Text)}");
            if (sentence.State == DraftSentenceState.NotChecked && !report.IsForeign) to.WriteLine($"{name}:{sentence.Line}: not checked ({Why(sentence.Why!.Value)}): {Flat(sentence.Text)}");
        }

        foreach (var note in Enum.GetValues<DraftNoteKind>())
            if (report.Sentences.Where(s => s.Notes.Contains(note)).ToList() is { Count: > 0 } noted) to.WriteLine($"{name}: {Note(note)}: {(noted.Count == 1 ? "line" : "lines")} {string.Join(", ", noted.Select(s => s.Line).Distinct())}");
        if (report.IsForeign) to.WriteLine($"{name}: the draft is neither in English nor in Spanish: none of its sentences was checked; have somebody read it who knows its language.");
        Summary(report, to);
    }

    static void Write(DraftMark mark, DraftSentence sentence, string name, TextWriter to)
    {
        to.WriteLine($"{name}:{sentence.Line}: {mark.Kind.Wire()}: {Sentence(mark)} “{Flat(sentence.Text)}”");
        foreach (var words in mark.Beside)
        {
            to.WriteLine($"    on record: “{Flat(words.Text)}” ({ClaimText.Source(words.Document)})");
            if (words.Claims.IsEmpty) to.WriteLine("        no claim was read from these words: read them yourself");
            foreach (var claim in words.Claims) Write(claim, to);
        }
    }

    static void Write(ShownClaim claim, TextWriter to)
    {
        to.WriteLine($"        {ClaimText.Line(claim)}: {ClaimText.Modality(claim.Claim)}; says {ClaimText.Attribution(claim)}; in law: {ClaimText.Standing(claim)}; {claim.Review.State.Wire()}");
        foreach (var answer in claim.Answers) to.WriteLine($"            answered by {answer.By}: “{Flat(answer.Quote.Text)}” ({ClaimText.Source(answer.Document)})");
    }

    /// <summary>Why the mark stands: how the case of the party ended, where it did, and then the reason.</summary>
    static string Sentence(DraftMark mark) => mark.Ended is not { } ended ? Reason(mark)
        : $"the case of {mark.Whom} has ended: {Stage(ended.Stage.Wire())}{(ended.On is { } on ? $" ({on})" : "")}. {(mark.Reason == DraftReason.SaidAsFact ? "Nothing on record has this as a fact; whoever writes of it at all tells how it ended." : $"Besides: {Reason(mark)}")}";

    static string Reason(DraftMark mark) => mark.Reason switch
    {
        DraftReason.NotOnRecord => $"nothing on record carries this{Of(mark)}{(mark.Draft is { } word ? $" ({word.Replace('_', ' ')})" : "")}.",
        DraftReason.FigureDiffers => $"the draft has {mark.Draft}, the record {mark.Record}.",
        DraftReason.FigureNotOnRecord => $"the figure {mark.Draft} is not on record.",
        DraftReason.DateDiffers => $"the draft has {mark.Draft}, the record {mark.Record}.",
        DraftReason.NobodyOfThatName => $"nobody named {mark.Whom} is on record.",
        DraftReason.SaidAsFact => $"the record has it{Of(mark)} only as alleged, or as what somebody says.",
        DraftReason.StageBeyond => $"the draft says {Stage(mark.Draft)}{Of(mark)}; the furthest on record is {Stage(mark.Record)}.",
        DraftReason.Contradicted => $"the record says that {mark.Whom} was not {Stage(mark.Draft)}.",
        DraftReason.Unreviewed => $"it is said as a fact{Of(mark)} and rests on what a machine read and nobody has reviewed.",
        DraftReason.CaseEnded => $"the case of {mark.Whom} has ended: {Stage(mark.Record)}.",
        DraftReason.AnswerLeftOut => $"{mark.Whom} answers this on record, and the draft leaves the answer out.",
        DraftReason.NoAnswer => $"no answer of {mark.Whom} is on record.",
        DraftReason.AskedInVain => $"{mark.Whom} was asked and gave no answer; the draft does not say so.",
        DraftReason.AnswerAwaited => $"{mark.Whom} was asked on {mark.Draft} and has not answered; {(mark.Record is { } deadline ? $"the deadline is {deadline}" : "no deadline was set")}.",
        DraftReason.NotReached => $"{mark.Whom} could not be reached when asked on {mark.Draft}.",
        DraftReason.SeveralBearers => $"{mark.Whom} may be any of: {mark.Record}.",
        DraftReason.Namesake => $"{mark.Whom} has a namesake on record: {mark.Record}.",
        DraftReason.NameWithheld => $"{mark.Whom} is masked on record, as a minor or a victim: leave the name out, and what else tells who it is.",
        _ => throw new InvalidOperationException("A reason without a sentence."),
    };

    static string Of(DraftMark mark) => mark.Whom is { } whom ? $" of {whom}" : "";

    static string Stage(string? wire) => (wire ?? "nothing").Replace('_', ' ');

    static string Why(DraftUnchecked why) => why switch
    {
        DraftUnchecked.Language => "it is neither English nor Spanish",
        DraftUnchecked.TooLong => "it is too long to be one sentence",
        DraftUnchecked.OtherLanguage => "it is in another language than the rest of the draft: check it in a draft of its own",
        DraftUnchecked.NamedByPost => "somebody named by their post, who may be told by it, and nothing tells who holds it",
        _ => "nobody whom it names is on record",
    };

    static string Note(DraftNoteKind note) => note switch
    {
        DraftNoteKind.OneOrigin => "rests on one origin only",
        DraftNoteKind.PassageOnly => "rests on words from which no claim was read",
        DraftNoteKind.ConfidentialOnly => "carried only by what a protected source gave: what it says may tell who gave it",
        DraftNoteKind.WordsOfSource => "repeats words of a protected source as they stand in its material: they tell who gave it",
        _ => "has a count that is not on record, and nothing on record contradicts",
    };

    static void Summary(DraftReport report, TextWriter to)
    {
        to.WriteLine($"{EntityText.Count(report.Sentences.Length, "sentence")}: {report.Checked} checked, {report.Count(DraftSentenceState.Marked)} marked, {report.Count(DraftSentenceState.NotOnRecord)} not on record, {report.Count(DraftSentenceState.NotChecked)} not checked, {report.Count(DraftSentenceState.LeftAlone)} left alone (they assert nothing that the record could answer).");
        to.WriteLine(string.Join(", ", Enum.GetValues<DraftMarkKind>().Select(k => $"{k.Wire()} {report.Count(k)}")) + ".");
        to.WriteLine($"Held against {EntityText.Count(report.Documents, "document")} that name {(report.Parties == 1 ? "1 party" : $"{report.Parties} parties")} of the draft{(report.DocumentsLeft > 0 ? $"; {report.DocumentsLeft} more were not looked at" : "")}.");
        to.WriteLine($"Nothing was found against the record in {report.Count(DraftSentenceState.NothingFound)}. That is no clearance: pictures, captions in pictures, headlines without a verb and whatever is not on record were not looked at.");
    }

    static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
