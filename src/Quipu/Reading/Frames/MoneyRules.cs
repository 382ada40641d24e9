using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Frames;

/// <summary>
/// Money whose payer the sentence leaves out: "the bribe was delivered to X", "deposits of $5,000 made into X's accounts", "X received cash deposits of 3 million".
/// </summary>
sealed class MoneyRules(Scene scene, Parties parties)
{
    /// <summary>In tokens, from the noun to whom it goes.</summary>
    const int Farthest = 16;

    static readonly ImmutableArray<Slot> Subject = [Slot.Parse("nsubj")!, Slot.Parse("control")!];
    static readonly ImmutableArray<Slot> Payer = [Slot.Parse("obl:by|from|por|de-parte-de|por-parte-de")!];
    static readonly ImmutableArray<Slot> Owner = [Slot.Parse("nmod:of|de")!, Slot.Parse("nmod:poss")!];

    internal List<Draft> Drafts(List<Draft> known)
    {
        var found = new List<Draft>();
        for (var i = scene.First; i <= scene.Last; i++)
        {
            if (scene.Over(i) is { Kind: MentionKind.Name } || known.Exists(d => d.Type is ClaimType.Funds && Math.Abs(d.TriggerFirst - i) < 8)) continue;
            if (Paid(i) is { } paid) found.Add(paid);
            else if (Received(i) is { } received) found.Add(received);
        }

        return found;
    }

    /// <summary>A noun for money, perhaps with its sum and the verb that hands it over, and "to" somebody.</summary>
    Draft? Paid(int noun)
    {
        if (!scene.Lexicon.Has("payment-nouns", scene.Tokens[noun])) return null;
        var handed = false;
        for (var i = noun + 1; i <= Math.Min(scene.Last, noun + Farthest) && !scene.IsStop(i) && !scene.IsComma(i); i++)
        {
            if (scene.Lexicon.Has("handing-over", scene.Tokens[i])) handed = true;
            else if (scene.IsVerb(i) && scene.Tokens[i].Upos == Upos.Verb && !scene.Lexicon.Has("handing-over", scene.Tokens[i])) return null;
            if (!scene.Is(i, "to", "into", "a", "al", "en")) continue;
            if (!handed && !(Sum(noun, i) is not null || scene.Lexicon.Has("bribe-words", scene.Tokens[noun]))) return null;
            return Receiver(i + 1) is { } receiver && (handed || !scene.Is(i, "en", "a", "al") || Sum(noun, i) is not null) ? Make(noun, Paying(noun, i), receiver, Sum(noun, scene.Last)) : null;
        }

        return null;
    }

    TokenMention? Paying(int noun, int to) => parties.Fill(Payer, noun, noun, PartyTypes.Actor) is [var payer, ..] && payer.First < to + 12 ? payer : null;

    /// <summary>Whom it goes to; of an account, whose it is.</summary>
    TokenMention? Receiver(int at)
    {
        for (var i = at; i <= Math.Min(scene.Last, at + 7); i++)
            if (scene.Lexicon.Has("campaign-nouns", scene.Tokens[i])) return parties.Fill(Owner, i, i, PartyTypes.Actor) is [var owner, ..] ? owner : null;
            else if (scene.IsVerb(i) || scene.IsStop(i)) break;
        return parties.Adjacent(at, [EntityType.Person, EntityType.Organization, EntityType.Company], crossA: false);
    }

    /// <summary>"received deposits of 3 million", "accepted bribes": to the subject, by nobody who is named.</summary>
    Draft? Received(int verb)
    {
        if (!scene.Lexicon.Has("receiving", scene.Tokens[verb]) || !scene.IsVerb(verb) || scene.VoiceOf(verb) != Voice.Active || Phrases.NounPhrase(scene, verb + 1) is not { } noun) return null;
        var (bribe, money) = (false, false);
        for (var i = noun.First; i <= noun.Last; i++)
        {
            bribe |= scene.Lexicon.Has("bribe-words", scene.Tokens[i]);
            money |= scene.Lexicon.Has("payment-nouns", scene.Tokens[i]);
        }

        if (!bribe && !(money && Sum(verb, scene.ClauseEnd(verb)) is not null)) return null;
        if (parties.Fill(Subject, verb, verb, PartyTypes.Actor) is not [var receiver, ..]) return null;
        return Make(verb, null, receiver, Sum(verb, scene.ClauseEnd(verb)));
    }

    QuantityMention? Sum(int from, int to) => scene.Evidence.Quantities(scene.Sentence.Index).FirstOrDefault(q => q.Currency is not null && q.First > from && q.First <= Math.Min(to, from + 14));

    Draft Make(int trigger, TokenMention? payer, TokenMention receiver, QuantityMention? sum)
    {
        var draft = new Draft(ClaimType.Funds, scene.Sentence.Index, trigger, trigger) { Sureness = 520 };
        if (payer is not null && payer.Entity != receiver.Entity) draft[ClaimEnd.Subject] = Filler.Of(payer);
        draft[ClaimEnd.Object] = Filler.Of(receiver);
        if (sum is not null) draft.Add(sum, scene.Lexicon.Has("amounts-open", scene.Tokens[sum.First]));
        return draft;
    }
}
