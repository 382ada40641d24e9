using System.Collections.Frozen;
using Quipu.Reading.Analysis;
using Quipu.Reading.Mentions;

namespace Quipu.Reading.Coreference;

/// <summary>How a description is introduced.</summary>
enum Article : byte
{
    /// <summary>"extortionists", "productores de coca".</summary>
    None,

    /// <summary>"a man", "four men", "unos sujetos".</summary>
    Indefinite,

    /// <summary>"the gang", "del grupo".</summary>
    Definite,

    /// <summary>"this group", "dicha organización", "la misma célula".</summary>
    Demonstrative,

    /// <summary>"her inspectors", "sus hermanas".</summary>
    Possessive,
}

/// <summary>A description of an actor, taken apart: what one compares to say whether two describe the same.</summary>
/// <param name="Noun">The head's lemma.</param>
/// <param name="Count">How many, where the text says it in figures or words.</param>
/// <param name="Qualities">Lemmas of what qualifies the head: "criminal", "masked", "productor de <u>coca</u>".</param>
/// <param name="Owner">Whose they are, or what they belong to ("members of <u>the clan</u>"): an entity, or null.</param>
sealed record Description(string Noun, bool Plural, Article Article, int? Count, FrozenSet<string> Qualities, int? Owner)
{
    static readonly FrozenSet<string> Demonstratives = Set("this that these those este esta estos estas ese esa esos esas aquel aquella dicho dicha dichos dichas said such mismo misma mismos mismas same citado citada mencionado mencionada referido referida");
    static readonly FrozenSet<string> Possessives = Set("his her its their my our your su sus mi mis nuestro nuestra nuestros nuestras");
    static readonly FrozenSet<string> Definites = Set("the el la los las both ambos ambas");

    // What says nothing about who is meant.
    static readonly FrozenSet<string> Hollow = Set("presunto presunta supuesto supuesta alleged suspected purported reported so-called llamado llamada other otro otra certain cierto cierta own propio propia local whole todo toda all");

    internal static Description Of(MentionSet set, TokenMention mention, bool plural, int? owner)
    {
        var tokens = set.Text.Tokens;
        var (article, count) = (Article.None, default(int?));
        var qualities = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mention.First; i <= mention.Last; i++)
        {
            var token = tokens[i];
            if (i == mention.Head) continue;
            if (Demonstratives.Contains(token.Folded)) article = Article.Demonstrative;
            else if (Possessives.Contains(token.Folded) && i < mention.Head) article = article == Article.None ? Article.Possessive : article;
            else if (Definites.Contains(token.Folded) && i < mention.Head) article = article == Article.None ? Article.Definite : article;
            else if (token.Folded is "a" or "an" or "un" or "una" or "unos" or "unas" or "another" or "otro" or "otra" or "some" or "several" or "varios" or "varias" or "algunos" or "algunas" or "many" or "muchos")
                article = article == Article.None ? Article.Indefinite : article;
            else if (i < mention.Head && CountOf(token) is { } number)
            {
                count = number;
                article = article == Article.None ? Article.Indefinite : article;
            }
            else if (token.Upos is Upos.Adj or Upos.Noun or Upos.Verb or Upos.Propn && !Hollow.Contains(token.Lemma) && !Hollow.Contains(token.Folded)) qualities.Add(token.Lemma);
        }

        if (article is Article.None or Article.Indefinite && mention.First > 0 && tokens[mention.First - 1].Folded is "del" or "al") article = Article.Definite;
        return new(tokens[mention.Head].Lemma, plural, article, count, qualities.ToFrozenSet(StringComparer.Ordinal), owner);
    }

    static int? CountOf(Token token)
    {
        if (token.Upos != Upos.Num && token.Folded is not ("both" or "ambos" or "ambas")) return null;
        return NumberWords.Value(token.Folded) ?? (int.TryParse(token.Form, System.Globalization.CultureInfo.InvariantCulture, out var digits) ? digits : null);
    }

    /// <summary>True where this one, met later, may be the same as an earlier one of the same noun.</summary>
    internal bool Continues(Description earlier)
    {
        if (Plural != earlier.Plural || Count is { } count && earlier.Count is { } before && count != before) return false;
        if (Owner is { } owner && earlier.Owner is { } other && owner != other) return false;
        return Article switch
        {
            Article.Possessive => Owner is not null && Owner == earlier.Owner && Qualities.IsSubsetOf(earlier.Qualities),
            Article.Definite or Article.Demonstrative => (Owner is null || Owner == earlier.Owner) && Qualities.IsSubsetOf(earlier.Qualities),
            // The headline and the lead tell the same news; so do two sentences about "illegal mines" at large.
            Article.Indefinite => Count is > 1 && Count == earlier.Count && Alike(earlier),
            _ => Plural && Owner == earlier.Owner && earlier.Count is null && Alike(earlier),
        };
    }

    bool Alike(Description earlier) => Qualities.IsSubsetOf(earlier.Qualities) || earlier.Qualities.IsSubsetOf(Qualities);

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
