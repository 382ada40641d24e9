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

    /// <summary>"more criminals", "the other man", "otros dos sujetos": none of those spoken of before.</summary>
    Other,
}

/// <summary>A description of an actor, taken apart: what one compares to say whether two describe the same.</summary>
/// <param name="Noun">The head's lemma.</param>
/// <param name="Count">How many, where the text says it in figures or words.</param>
/// <param name="About">The count is vague: "over 100", "cerca de 30".</param>
/// <param name="Qualities">Lemmas of what qualifies the head: "criminal", "masked", "productor de <u>coca</u>".</param>
/// <param name="Owner">Whose they are, or what they belong to ("members of <u>the clan</u>"): an entity, or null.</param>
/// <param name="Headline">In a headline, which the text below tells again.</param>
/// <param name="Composed">Qualified by what it is made of: "group of inmates".</param>
sealed record Description(string Noun, bool Plural, Article Article, int? Count, bool About, FrozenSet<string> Qualities, int? Owner, bool Headline, bool Composed)
{
    static readonly FrozenSet<string> Demonstratives = Set("this that these those este esta estos estas ese esa esos esas aquel aquella dicho dicha dichos dichas said such mismo misma mismos mismas same citado citada mencionado mencionada referido referida");
    static readonly FrozenSet<string> Possessives = Set("his her its their my our your su sus mi mis nuestro nuestra nuestros nuestras");
    static readonly FrozenSet<string> Definites = Set("the el la los las both ambos ambas");

    static readonly FrozenSet<string> Others = Set("more other another additional further otro otra otros otras demas");

    // What says nothing about who is meant.
    static readonly FrozenSet<string> Hollow = Set("presunto presunta supuesto supuesta alleged suspected purported reported so-called llamado llamada other otro otra certain cierto cierta own propio propia whole todo toda all " +
        "large small big huge powerful massive major vast sophisticated important gran grande pequeño pequeña poderoso poderosa importante peligroso peligrosa dangerous violent violento violenta");

    const string Criminal = "criminal";

    static readonly FrozenSet<string> Crime = Set("criminal crime organized organised organizado organizada crimen delincuencia");

    // Two words for one quality.
    static readonly FrozenDictionary<string, string> Same = "delictivo=criminal delictiva=criminal delincuencial=criminal delincuente=criminal transport=transportation".Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    // Two nouns for the same people.
    static readonly FrozenDictionary<string, string> SameNoun = "privado=reo interno=reo recluso=reo preso=reo recluido=reo prisoner=inmate".Split(' ').Select(p => p.Split('=')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    internal static Description Of(MentionSet set, TokenMention mention, (bool Plural, int? Owner, bool Headline) with)
    {
        var tokens = set.Text.Tokens;
        var (article, count, composed) = (Article.None, default(int?), false);
        var qualities = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mention.First; i <= mention.Last; i++)
        {
            var token = tokens[i];
            composed |= i > mention.Head && token.Folded is "of" or "de";
            if (i == mention.Head) continue;
            if (i < mention.Head && Others.Contains(token.Folded)) article = Article.Other;
            else if (article == Article.Other && token.Upos is Upos.Det or Upos.Num) continue;
            else if (Demonstratives.Contains(token.Folded)) article = Article.Demonstrative;
            else if (Possessives.Contains(token.Folded) && i < mention.Head) article = article == Article.None ? Article.Possessive : article;
            else if (Definites.Contains(token.Folded) && i < mention.Head) article = article == Article.None ? Article.Definite : article;
            else if (token.Folded is "a" or "an" or "un" or "una" or "unos" or "unas" or "another" or "otro" or "otra" or "some" or "several" or "varios" or "varias" or "algunos" or "algunas" or "many" or "muchos")
                article = article == Article.None ? Article.Indefinite : article;
            else if (i < mention.Head && (token.Upos == Upos.Num || CountOf(token, set.Text.IsSpanish) is not null))
            {
                count = CountOf(token, set.Text.IsSpanish);
                article = article == Article.None ? Article.Indefinite : article;
            }
            else if (token.Upos is Upos.Adj or Upos.Noun or Upos.Verb or Upos.Propn && !Hollow.Contains(token.Lemma) && !Hollow.Contains(token.Folded)) qualities.Add(Same.GetValueOrDefault(token.Lemma, token.Lemma));
        }

        if (article is Article.None or Article.Indefinite && mention.First > 0 && tokens[mention.First - 1].Folded is "del" or "al") article = Article.Definite;
        qualities.Remove("libertad");
        // "criminal organizations", "organized crime groups", "grupos del crimen organizado"
        var crime = with.Plural && Nouns.IsGroup(tokens[mention.Head].Lemma) && qualities.Count > 0 && qualities.IsSubsetOf(Crime);
        if (crime) qualities = [Criminal];
        return new(crime ? "group" : Meant(tokens[mention.Head].Lemma), with.Plural, article, count, count is not null && IsVague(tokens, mention), qualities.ToFrozenSet(StringComparer.Ordinal), with.Owner, with.Headline, composed);
    }

    static string Meant(string noun) => SameNoun.GetValueOrDefault(noun, noun);

    static int? CountOf(Token token, bool spanish)
    {
        if (token.Upos != Upos.Num && token.Folded is not ("both" or "ambos" or "ambas")) return null;
        return NumberWords.Value(token.Folded, spanish) ?? (NumberWords.Digits(token.Form, spanish: true) is { } digits and >= 0 and < 1_000_000_000 ? (int)digits : null);
    }

    /// <summary>"A group of inmates" as "inmates"; null where it is no such group.</summary>
    internal Description? Members()
    {
        if (Noun is not ("grupo" or "group") || !Composed || Qualities.Count != 1) return null;
        return this with { Noun = Meant(Qualities.Items[0]), Plural = true, Qualities = FrozenSet<string>.Empty, Count = null };
    }

    /// <summary>True where this one, met later, may be the same as an earlier one of the same noun.</summary>
    internal bool Continues(Description earlier)
    {
        if (Plural != earlier.Plural || !Agree(earlier)) return false;
        if (Owner is { } owner && earlier.Owner is { } other && owner != other) return false;
        return Article switch
        {
            Article.Possessive => Owner is not null && Owner == earlier.Owner && Qualities.IsSubsetOf(earlier.Qualities),
            Article.Definite or Article.Demonstrative => (Owner is null || Owner == earlier.Owner) && Qualities.IsSubsetOf(earlier.Qualities),
            // The headline and the lead tell the same news; so do two sentences about "illegal mines" at large, or about "a criminal network".
            Article.Indefinite => Alike(earlier) && (earlier.Headline || Count is > 1 && earlier.Count is not null) || !Plural && Nouns.IsGroup(Noun) && Qualities.Count > 0 && Qualities.SetEquals(earlier.Qualities),
            Article.Other => false,
            // "Corrupt police" are some of the police, "criminals" all those spoken of.
            _ => Plural && Owner == earlier.Owner && earlier.Count is null && Qualities.IsSubsetOf(earlier.Qualities),
        };
    }

    // "Over 100" may be 115; five are not three.
    internal bool Agree(Description earlier)
    {
        if (Count is not { } count || earlier.Count is not { } before || count == before) return true;
        return (About || earlier.About) && Math.Max(count, before) * 3 <= Math.Min(count, before) * 4;
    }

    static bool IsVague(System.Collections.Immutable.ImmutableArray<Token> tokens, TokenMention mention)
    {
        for (var i = Math.Max(0, mention.First - 2); i < mention.Head; i++)
            if (tokens[i].Folded is "over" or "about" or "around" or "nearly" or "almost" or "least" or "than" or "some" or "roughly" or "approximately" or "casi" or "cerca" or "mas" or "menos" or "unos" or "unas" or "aproximadamente" or "alrededor") return true;
        return false;
    }

    bool Alike(Description earlier) => Qualities.IsSubsetOf(earlier.Qualities) || earlier.Qualities.IsSubsetOf(Qualities);

    static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
