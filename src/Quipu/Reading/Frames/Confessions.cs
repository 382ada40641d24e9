using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// "X confessed to the killing", "X reconoció su culpabilidad", "el asesino confeso": what the text has told of somebody, who now owns to it. The deed is told once more, in
/// their own words. It is no verdict; and who owns to a deed has answered for it.
/// </summary>
static class Confessions
{
    /// <summary>Sentences back within which the deed was told.</summary>
    const int Back = 12;

    /// <summary>In tokens: from "confeso de este crimen" on to the name.</summary>
    const int Ahead = 25;

    static readonly ImmutableArray<EntityType> People = [EntityType.Person];

    internal static List<Draft> Find(Scene[] scenes, List<Draft> told)
    {
        var (found, bySubject) = (new List<Draft>(), told.Where(d => d.Subject is not null && IsDeed(d)).ToLookup(d => d.Subject!.Value.Entity));
        if (bySubject.Count == 0) return found;
        foreach (var scene in scenes.Where(s => s.Sentence.Count is > 2 and <= 220))
            for (var i = scene.First; i <= scene.Last; i++)
                if (Confesses(scene, i) && Who(scene, i) is { } who && Deed(bySubject[who.Entity], scene.Sentence.Index, i) is { } deed) found.Add(Owned(scene, i, who, deed));
        return found;
    }

    static bool IsDeed(Draft draft) => draft is { Negated: false, Type: ClaimType.EngagesIn or ClaimType.Incident or ClaimType.Funds or ClaimType.ColludesWith or ClaimType.MemberOf or ClaimType.Leads or ClaimType.Moves };

    /// <summary>The deed told in this sentence, else last before it; none where the sentence itself says what is owned to ("confessed that he bribed").</summary>
    static Draft? Deed(IEnumerable<Draft> own, int sentence, int at) =>
        own.Any(d => d.Sentence == sentence && d.TriggerFirst > at && d.TriggerFirst <= at + 4) ? null
            : own.Where(d => d.Sentence <= sentence && sentence - d.Sentence <= Back).MaxBy(d => (d.Sentence, d.TriggerFirst));

    static Draft Owned(Scene scene, int at, TokenMention who, Draft deed)
    {
        var draft = new Draft(deed.Type, scene.Sentence.Index, at, at) { Kind = deed.Kind, Date = deed.Date, Sureness = 620, Modality = Modality.Stated, Owned = true };
        foreach (var (end, filler) in deed.Ends) draft.Ends[end] = filler;
        foreach (var (detail, words) in deed.Details) draft.Details[detail] = words;
        draft[ClaimEnd.Subject] = Filler.Of(who);
        draft.Speakers.Add(Filler.Of(who));
        draft.Cover(scene.Evidence.SpanOf(Math.Min(at, who.First), Math.Max(at, who.Last)));
        return draft;
    }

    /// <summary>A confession that took place: of a deed, or of guilt; not one that is denied, asked for or to come.</summary>
    static bool Confesses(Scene scene, int at)
    {
        if (scene.Over(at) is { Kind: MentionKind.Name }) return false;
        if (IsConfessed(scene, at)) return true;
        if (!scene.IsVerb(at) || scene.VoiceOf(at) != Voice.Active || !Took(scene, at)) return false;
        if (scene.Lexicon.Has("confessing", scene.Tokens[at])) return !OwnsToOther(scene, at);
        return scene.Lexicon.Has("conceding", scene.Tokens[at]) && GuiltBehind(scene, at);
    }

    /// <summary>"asesino confeso", "confeso de este crimen", "the self-confessed killer".</summary>
    static bool IsConfessed(Scene scene, int at) => scene.Is(at, "confeso", "confesa", "confesos", "self-confessed") && !scene.Tokens[at].Form.EndsWith('ó') ||
        scene.Is(at, "confessed") && scene.Holds(at + 1) && scene.Tokens[at + 1].Upos == Upos.Noun && !scene.IsFinite(at);

    static bool Took(Scene scene, int verb)
    {
        var (start, finite) = (scene.GroupStart(verb), false);
        for (var i = start; i <= verb; i++)
        {
            if (scene.Lexicon.Has("negations", scene.Tokens[i].Folded) || scene.Lexicon.Has("modals", scene.Tokens[i].Folded) || scene.Is(i, "to", "will", "would")) return false;
            if ((scene.Tokens[i].Morph & (Morph.Future | Morph.Conditional | Morph.Subjunctive)) != Morph.None) return false;
            finite |= scene.IsFinite(i);
        }

        return finite && !scene.Is(start - 1, "to", "if", "si", "no", "not", "never", "nunca");
    }

    /// <summary>"confessed to being tired", "confesó su amor": what is owned to is named, and is no crime.</summary>
    static bool OwnsToOther(Scene scene, int verb)
    {
        var next = scene.Is(verb + 1, "to", "a", "ante", "haber", "que", "that") ? verb + 2 : verb + 1;
        if (scene.IsStop(next) || scene.IsComma(next) || scene.IsConjunction(next)) return false;
        return !GuiltBehind(scene, verb) && !scene.Is(verb + 1, "ante", "before");
    }

    /// <summary>"su culpabilidad", "the killing", "su participación en el crimen".</summary>
    static bool GuiltBehind(Scene scene, int verb)
    {
        for (var i = verb + 1; i <= scene.Last && i <= verb + 5 && !scene.IsComma(i) && !scene.IsStop(i) && !scene.Is(i, "que", "that"); i++)
            if (scene.Lexicon.Has("guilt-nouns", scene.Tokens[i]) && !IsOfOther(scene, i)) return true;
        return false;
    }

    /// <summary>"responsibility for the delays": responsible for what is no crime.</summary>
    static bool IsOfOther(Scene scene, int noun)
    {
        if (!scene.Is(noun, "responsibility", "responsabilidad")) return false;
        for (var i = noun + 1; i <= scene.Last && i <= noun + 5; i++)
            if (scene.Lexicon.Has("guilt-nouns", scene.Tokens[i])) return false;
        return true;
    }

    static TokenMention? Who(Scene scene, int at)
    {
        var parties = new Parties(scene);
        if (!IsConfessed(scene, at)) return parties.Subjects.Of(at, People) ?? parties.Subjects.Dropped(at, at, People);
        if ((scene.Over(at) ?? scene.Over(at - 1) ?? scene.Over(at + 1)) is { } described && scene.Evidence.TypeOf(described.Entity) == EntityType.Person) return described;
        return scene.Mentions.FirstOrDefault(m => m.Kind == MentionKind.Name && m.First > at && m.First <= at + Ahead && scene.Evidence.TypeOf(m.Entity) == EntityType.Person && !parties.Subjects.IsOblique(m));
    }
}
