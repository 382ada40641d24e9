using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Publishing.Drafts;
using Quipu.Web.Wording;

namespace Quipu.Web.Pages.Drafts;

/// <summary>A draft with its marks, or the place where one is handed in. It lives as long as the answer.</summary>
/// <param name="Report">Null: a draft is to be handed in.</param>
/// <param name="Fault">Why it could not be read, in one sentence.</param>
public sealed record DraftView(DraftReport? Report, string? Fault)
{
    /// <summary>The draft's blocks in order, each in runs and with the marks of its sentences beside it.</summary>
    internal IEnumerable<DraftBlock> Blocks
    {
        get
        {
            var blocks = Report!.Draft.Blocks.Where(b => b.Kind != BlockKind.Code).ToArray();
            for (var i = 0; i < blocks.Length; i++)
            {
                var sentences = Report.Sentences.Where(s => blocks[i].At.Contains(s.At.Start)).ToImmutableArray();
                yield return new(blocks[i].Kind, [.. Runs(Report.Draft.Text, blocks[i].At, sentences)], [.. sentences.Where(s => Report.IsForeign ? s.Marks.Length > 0 || s.Notes.Length > 0 : IsSpokenOf(s))]);
            }
        }
    }

    /// <summary>The claims that carry it: what is used, once it is published.</summary>
    internal ImmutableArray<ClaimId> Used => Report is null ? [] : [.. Report.Sentences.SelectMany(s => s.Carried).SelectMany(w => w.Claims).Select(c => c.Claim.Id).Distinct()];

    static bool IsSpokenOf(DraftSentence sentence) => sentence.Marks.Length > 0 || sentence.State is DraftSentenceState.NotChecked or DraftSentenceState.NotOnRecord || sentence.Notes.Length > 0 || sentence.Asked.Length > 0;

    static IEnumerable<DraftRun> Runs(string text, Span block, ImmutableArray<DraftSentence> sentences)
    {
        var from = block.Start;
        foreach (var sentence in sentences)
        {
            if (sentence.At.Start > from) yield return new(text[from..sentence.At.Start], null);
            yield return new(sentence.Text, IsSpokenOf(sentence) ? sentence : null);
            from = sentence.At.End;
        }

        if (from < block.End) yield return new(text[from..block.End], null);
    }

    /// <summary>Why a mark stands, in one sentence.</summary>
    internal static string Sentence(Words words, DraftMark mark) => mark.Ended is not { } ended ? Reason(words, mark)
        : words.Of(ended.On is null ? "draft.ended.undated" : "draft.ended", mark.Whom ?? words["draft.somebody"], words.Label(ended.Stage), Day(words, ended.On)) + " " + (mark.Reason == DraftReason.SaidAsFact ? words["draft.ended.as_fact"] : Reason(words, mark));

    static string Reason(Words words, DraftMark mark) =>
        mark.Reason is DraftReason.AnswerAwaited or DraftReason.NotReached ? Asked(words, mark)
        : words.Of($"draft.reason.{mark.Reason.Wire()}", mark.Whom ?? words["draft.somebody"], Value(words, mark, mark.Draft), Value(words, mark, mark.Record));

    static string Asked(Words words, DraftMark mark) => words.Of(
        mark is { Reason: DraftReason.AnswerAwaited, Record: null } ? "draft.reason.answer_awaited.undated" : $"draft.reason.{mark.Reason.Wire()}", mark.Whom ?? words["draft.somebody"], Day(words, mark.Draft), Day(words, mark.Record));

    static string Day(Words words, string? day) => PartialDate.TryParse(day, out var date) ? words.Date(date) : "–";

    // A stage of the law is said in the reader's language; what the draft or the record says stays as it is.
    static string Value(Words words, DraftMark mark, string? value) =>
        mark.Reason is DraftReason.StageBeyond or DraftReason.Contradicted or DraftReason.CaseEnded or DraftReason.NotOnRecord && Wires.TryRead<Stage>(value, out var stage) ? words.Label(stage) : value ?? "–";
}

/// <summary>A block of a draft.</summary>
/// <param name="Beside">Its sentences of which something is to be said.</param>
sealed record DraftBlock(BlockKind Kind, ImmutableArray<DraftRun> Runs, ImmutableArray<DraftSentence> Beside);

/// <summary>A stretch of a draft; with its sentence where something is said of that beside it.</summary>
sealed record DraftRun(string Text, DraftSentence? Sentence);
