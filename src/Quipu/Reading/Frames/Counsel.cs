using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>For whom a lawyer or spokesperson speaks: "el abogado de X negó", "X's lawyer, Y, denied". The denial is X's and never Y's.</summary>
static class Counsel
{
    const int Farthest = 20;
    const int SentencesBack = 12;

    static readonly ImmutableArray<EntityType> Represented = [EntityType.Person, EntityType.Company, EntityType.Organization];
    static readonly ImmutableArray<Slot> English = [Slot.Parse("nmod:poss")!, Slot.Parse("nmod:for|of")!];
    static readonly ImmutableArray<Slot> Spanish = [Slot.Parse("nmod:de")!, Slot.Parse("nmod:poss")!];

    /// <summary>True where counsel is who speaks.</summary>
    internal static bool Speaks(Scene scene, int verb) => Noun(scene, verb) >= 0;

    /// <summary>Whom the counsel before the verb speaks for: as it says, by title ("el abogado del coronel"), or whom the words that are rejected are against. Empty where nobody is sure.</summary>
    internal static ImmutableArray<TokenMention> Of(Scene scene, Parties parties, int verb)
    {
        if (Noun(scene, verb) is not (>= 0 and var noun)) return [];
        if (parties.Fill(scene.Evidence.Spanish ? Spanish : English, noun, noun, Represented) is { IsEmpty: false } said && !IsCounselsName(scene, said[0], noun)) return said;
        if (parties.After(verb, scene.Evidence.Spanish ? [["contra"], ["en", "contra", "de"]] : [["against"]], Represented, Farthest) is { } accused) return [accused];
        return Titled(scene, noun) is { } titled ? [titled] : [];
    }

    /// <summary>"the colonel's lawyer, Sonia B.": a name set off by a comma is the lawyer's own.</summary>
    static bool IsCounselsName(Scene scene, TokenMention mention, int noun)
    {
        for (var i = noun + 1; i < mention.First; i++)
            if (scene.IsComma(i)) return true;
        return scene.IsComma(mention.Last + 1) && scene.StartingAt(mention.Last + 2).Any(m => m.Entity == mention.Entity && m.Kind != MentionKind.Pronoun);
    }

    static int Noun(Scene scene, int verb)
    {
        for (var i = verb - 1; i >= scene.First && i >= verb - Farthest; i--)
        {
            if (scene.IsFinite(i) && i < scene.GroupStart(verb) && Aside(scene, i) is { } comma)
            {
                i = comma;
                continue;
            }

            if (scene.IsStop(i) || (scene.IsFinite(i) && i < scene.GroupStart(verb))) return -1;
            if (scene.Lexicon.Has("counsel", scene.Tokens[i])) return IsOblique(scene, i) ? -1 : i;
        }

        return -1;
    }

    /// <summary>", who is accused of murder,": the comma before the relative clause of a verb; null where it is in none.</summary>
    static int? Aside(Scene scene, int verb)
    {
        for (var i = verb - 1; i > scene.First && i >= verb - 4; i--)
            if (scene.IsRelative(i)) return scene.IsComma(i - 1) ? i - 1 : null;
        return null;
    }

    /// <summary>"through her lawyer, she denied": she denies, in her own sentence.</summary>
    static bool IsOblique(Scene scene, int noun)
    {
        for (var i = noun - 1; i >= scene.First && i >= noun - 3; i--)
            if (scene.IsPreposition(i)) return true;
        return false;
    }

    /// <summary>The last person before who bears the title that the counsel's client is called by.</summary>
    static TokenMention? Titled(Scene scene, int noun)
    {
        var title = scene.Evidence.Spanish ? scene.Is(noun + 1, "de", "del") ? scene.Is(noun + 2, "la", "el") ? noun + 3 : noun + 2 : -1 : scene.Is(noun - 1, "'s", "’s") ? noun - 2 : -1;
        if (!scene.Holds(title) || scene.Tokens[title].Upos is not (Upos.Noun or Upos.Adj)) return null;
        var word = scene.Tokens[title].Folded;
        for (var sentence = scene.Sentence.Index; sentence >= Math.Max(0, scene.Sentence.Index - SentencesBack); sentence--)
            foreach (var mention in scene.Evidence.Mentions(sentence).Reverse())
                if (mention.Kind == MentionKind.Name && scene.Evidence.TypeOf(mention.Entity) == EntityType.Person && (scene.Evidence.Tokens[mention.First].Folded == word || (mention.First > 0 && scene.Evidence.Tokens[mention.First - 1].Folded == word))) return mention;
        return null;
    }
}
