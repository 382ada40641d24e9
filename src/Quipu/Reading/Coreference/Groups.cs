using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>A description of a group, body or business beside its name: "la banda Los X", "the X extortion gang", "X, a firm that …", "X is a network".</summary>
sealed class Groups(Resolution resolution)
{
    readonly ImmutableArray<Token> _tokens = resolution.Tokens;

    /// <summary>The entity of the name that a description of one group stands beside, or null.</summary>
    internal int? Beside(TokenMention mention, Sentence sentence, Description one)
    {
        var name = After(mention, sentence) ?? Before(mention, sentence, one) ?? Apposed(mention, sentence, one) ?? Predicated(mention, one);
        return name?.Entity;
    }

    // "la empresa Constructora X", "the company X", "el grupo “Los X”".
    TokenMention? After(TokenMention mention, Sentence sentence)
    {
        var at = mention.Last + 1;
        // "a gang called “Los X”"
        if (at < sentence.Last && _tokens[at].Folded is "called" or "named" or "dubbed" or "known") at += _tokens[at + 1].Folded == "as" ? 2 : 1;
        if (at <= sentence.Last && _tokens[at].Form is "“" or "\"" or "«") at++;
        return at <= sentence.Last && Named(at) is { } name && name.First == at ? name : null;
    }

    // "the X extortion gang": English puts the name first.
    TokenMention? Before(TokenMention mention, Sentence sentence, Description one)
    {
        if (one.Article != Article.None || mention.First <= sentence.First || !Nouns.IsGroup(one.Noun) && one.Noun is not ("company" or "firm")) return null;
        return resolution.Index.Names(mention.First - 1) is { } name && name.Last == mention.First - 1 && IsGroup(name) ? name : null;
    }

    // "X, a gang that …", "X, una empresa de …".
    TokenMention? Apposed(TokenMention mention, Sentence sentence, Description one)
    {
        if (one.Article != Article.Indefinite || one.Count is not null || _tokens[mention.Head].Deprel == Deprel.Conj ||
            Apposition.Ends(_tokens, mention.First - 1, sentence.First) is not { } at) return null;
        if (mention.Last < sentence.Last && _tokens[mention.Last + 1].Folded is "and" or "y" or "e") return null;
        return resolution.Index.Names(at) is { } name && name.Last == at && IsGroup(name) ? name : null;
    }

    // "X is a network of …"
    TokenMention? Predicated(TokenMention mention, Description one)
    {
        if (one.Article != Article.Indefinite || one.Count is not null) return null;
        var (copula, subject) = (false, default(TokenMention));
        foreach (var child in resolution.Index.Children(mention.Head))
        {
            copula |= _tokens[child].Deprel == Deprel.Cop && _tokens[child].Folded is "is" or "was" or "es" or "era" or "fue";
            if (_tokens[child].Deprel == Deprel.Nsubj) subject = Named(child);
        }

        return copula ? subject : null;
    }

    TokenMention? Named(int word) => resolution.Index.Names(word) is { } name && IsGroup(name) ? name : null;

    bool IsGroup(TokenMention name) => resolution.Of(name.Entity).Type is EntityType.Organization or EntityType.Company or EntityType.PublicBody;
}
