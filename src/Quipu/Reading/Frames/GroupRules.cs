using Quipu.Model;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// What groups live by, where the noun says it: "the extortion gang Los X", "una red de lavado de activos", "a network with links to land trafficking and the drug trade".
/// </summary>
sealed class GroupRules(Scene scene, Parties parties)
{
    const int LongestOffence = 4;

    readonly OffenceRules _offences = new(scene);

    internal IEnumerable<Draft> Drafts()
    {
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Lexicon.Has("group-nouns", scene.Tokens[i]) && Offence(i) is { } offence && scene.Lexicon.Length("generic-crimes", scene.Tokens, offence.First, scene.Last) == 0 && Group(i, offence) is { } group) yield return Make(group, offence.First, offence.Last);
            if (!scene.Lexicon.Has("offence-ties", scene.Tokens[i]) || !scene.Is(i + 1, "to", "with", "in", "con", "a", "al", "en")) continue;
            if (Bearer(i) is not { } bearer || _offences.Offence(i + 2) is not { } named) continue;
            foreach (var (first, last) in _offences.Offences(named.First, named.Last))
                foreach (var party in scene.ListOf(bearer)) yield return Make(party, first, last);
        }
    }

    /// <summary>"extortion gang", "gang of extortion": the offence that ends right before the noun, or that "of" leads to.</summary>
    (int First, int Last)? Offence(int noun)
    {
        for (var length = LongestOffence; !scene.Evidence.Spanish && length > 0; length--)
            if (noun - length >= scene.First && scene.Lexicon.Length("offences", scene.Tokens, noun - length, noun - 1) == length && !scene.Is(noun - 1, "crime")) return (noun - length, noun - 1);
        if (scene.Is(noun + 1, "of", "de") && scene.Holds(noun + 2) && scene.Lexicon.Length("offences", scene.Tokens, noun + 2, scene.Last) is > 0 and var after) return (noun + 2, noun + 1 + after);
        return null;
    }

    TokenMention? Group(int noun, (int First, int Last) offence)
    {
        var end = Math.Max(noun, offence.Last);
        if (Fitting(scene.EndingAt(offence.First - 1).FirstOrDefault(m => m.Kind == MentionKind.Name)) is { } before) return before;
        if (Fitting(scene.StartingAt(end + 1).FirstOrDefault(m => m.Kind == MentionKind.Name)) is { } titled) return titled;
        if (scene.IsComma(end + 1) && Fitting(scene.StartingAt(end + 2).FirstOrDefault(m => m.Kind == MentionKind.Name)) is { } apposed) return apposed;
        // "members of three smuggling gangs": what the gangs live by is not said of the members.
        if (Fitting(scene.Evidence.Spanish ||
            scene.Over(noun)?.Head == noun ? scene.Over(noun) : scene.HeadedBy(noun)) is { } own) return scene.Evidence.Entities[own.Entity].Named ||
            Acts(own) ? own : null;
        return scene.IsComma(noun - 3) ? Fitting(scene.EndingAt(noun - 4).FirstOrDefault(m => m.Kind == MentionKind.Name)) : null;
    }

    /// <summary>A group without a name must be who its clause is about: "to create a laundering network" says nothing of what that network does.</summary>
    bool Acts(TokenMention group) => scene.Tokens[group.Head].Deprel is Analysis.Deprel.Nsubj or Analysis.Deprel.NsubjPass or Analysis.Deprel.OblAgent;

    TokenMention? Fitting(TokenMention? mention) => mention is not null && scene.Evidence.TypeOf(mention.Entity) is EntityType.Organization or EntityType.Company ? mention : null;

    /// <summary>Whose the ties are: the phrase before "with", the subject of "has", the possessor.</summary>
    TokenMention? Bearer(int ties)
    {
        var i = ties - 1;
        while (scene.Holds(i) && scene.Tokens[i].Upos is Analysis.Upos.Adj or Analysis.Upos.Det or Analysis.Upos.Adv && scene.Over(i) is null) i--;
        if (scene.Is(i, "with", "con")) return scene.EndingAt(i - 1).FirstOrDefault(IsActor);
        if (scene.IsVerb(i) && scene.Tokens[i].Lemma is "have" or "tener" or "maintain" or "mantener") return parties.Subjects.Of(i, PartyTypes.Actor);
        return null;
    }

    bool IsActor(TokenMention mention) => mention.Kind != MentionKind.Pronoun && scene.Evidence.TypeOf(mention.Entity) is EntityType.Person or EntityType.Organization or EntityType.Company or EntityType.PublicBody;

    Draft Make(TokenMention subject, int first, int last)
    {
        var draft = new Draft(ClaimType.EngagesIn, scene.Sentence.Index, first, last) { Sureness = 540 };
        draft[ClaimEnd.Subject] = Filler.Of(subject);
        draft.Details[Detail.Activity] = scene.Evidence.Words(first, last);
        return draft;
    }
}
