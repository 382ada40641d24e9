using System.Collections.Frozen;

namespace Quipu.Reading.Analysis;

/// <summary>What an English word that no lexicon has may be, by its ending; inflected words are led back to their base.</summary>
static class EnglishForms
{
    // Past forms that no ending tells.
    static readonly FrozenDictionary<string, string> Irregular = (
        "fled=flee sought=seek slain=slay slew=slay swore=swear sworn=swear stole=steal stolen=steal shot=shoot fought=fight fled=flee hid=hide hidden=hide struck=strike hung=hang bought=buy caught=catch dealt=deal drove=drive driven=drive " +
        "fell=fall fallen=fall forbade=forbid forbidden=forbid froze=freeze frozen=freeze laid=lay leapt=leap overthrew=overthrow overthrown=overthrow oversaw=oversee overseen=oversee undertook=undertake undertaken=undertake " +
        "withdrew=withdraw withdrawn=withdraw withheld=withhold misled=mislead shed=shed spun=spin stuck=stick stung=sting swept=sweep tore=tear torn=tear wove=weave woven=weave won=win wound=wind bled=bleed bred=breed broke=break broken=break " +
        "chose=choose chosen=choose clung=cling crept=creep dug=dig drew=draw drawn=draw fed=feed flew=fly flown=fly forgave=forgive forgiven=forgive ground=grind knelt=kneel lent=lend lit=light rode=ride ridden=ride rose=rise risen=rise " +
        "shook=shake shaken=shake shone=shine shrank=shrink sank=sink sunk=sink slid=slide sold=sell spent=spend split=split spread=spread sprang=spring stood=stand strove=strive swam=swim swung=swing taught=teach threw=throw thrown=throw " +
        "upheld=uphold wept=weep bore=bear borne=bear beaten=beat begun=begin bent=bend bet=bet bitten=bite blew=blow blown=blow burnt=burn burst=burst cast=cast cost=cost cut=cut undid=undo undone=undo underwent=undergo undergone=undergo outed=out trafficked=traffic vied=vie")
        .Split(' ').Select(p => p.Split('=')).DistinctBy(p => p[0]).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    static readonly string[] NounEndings =
    [
        "tion", "sion", "ment", "ness", "ity", "ship", "ism", "ist", "hood", "ance", "ence", "ancy", "ency", "er", "or", "age", "dom", "eer", "cy", "gate",
    ];

    static readonly string[] AdjectiveEndings = ["al", "ous", "ive", "ful", "less", "able", "ible", "ic", "ish", "ian", "ese", "ary", "wide", "like", "based", "led", "related", "backed", "run", "linked", "old", "ridden"];

    internal static bool IsIrregular(string folded) => Irregular.ContainsKey(folded);

    internal static Sense[] Guess(string folded, Lexicon lexicon)
    {
        if (folded.Contains('-')) return Hyphenated(folded, lexicon);
        if (Irregular.TryGetValue(folded, out var lemma)) return [new(Upos.Verb, lemma, Morph.Past | Morph.Participle)];
        var found = new List<Sense>(3);
        if (folded.EndsWith("ly", StringComparison.Ordinal) && folded.Length > 4) found.Add(new(Upos.Adv, folded, Morph.None));
        Inflected(folded, lexicon, found);
        if (found.Count == 0) found.Add(Plain(folded));
        return [.. found];
    }

    static void Inflected(string folded, Lexicon lexicon, List<Sense> found)
    {
        if (folded.Length > 4 && folded.EndsWith("ed", StringComparison.Ordinal))
        {
            found.Add(new(Upos.Verb, Base(folded, 2, lexicon), Morph.Past | Morph.Participle));
            found.Add(new(Upos.Adj, folded, Morph.None));
        }
        else if (folded.Length > 5 && folded.EndsWith("ing", StringComparison.Ordinal))
        {
            found.Add(new(Upos.Verb, Base(folded, 3, lexicon), Morph.Gerund));
            found.Add(new(Upos.Noun, folded, Morph.Singular));
        }
        else if (folded.Length > 3 && folded.EndsWith('s') && !folded.EndsWith("ss", StringComparison.Ordinal) && !folded.EndsWith("us", StringComparison.Ordinal) && !folded.EndsWith("is", StringComparison.Ordinal))
        {
            var one = Singular(folded, lexicon);
            var senses = lexicon[one];
            found.Add(new(Upos.Noun, one, Morph.Plural));
            if (lexicon.IsVerb(one)) found.Insert(senses.Length > 0 && senses[0].Upos == Upos.Verb ? 0 : 1, new(Upos.Verb, one, Morph.Present | Morph.Finite | Morph.Singular));
        }
        else if (lexicon.IsVerb(folded)) found.AddRange([new(Upos.Verb, folded, Morph.Infinitive), new(Upos.Noun, folded, Morph.Singular)]);
    }

    static Sense Plain(string folded)
    {
        foreach (var ending in NounEndings)
            if (folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal)) return new(Upos.Noun, folded, Morph.Singular);
        foreach (var ending in AdjectiveEndings)
            if (folded.Length > ending.Length + 2 && folded.EndsWith(ending, StringComparison.Ordinal)) return new(Upos.Adj, folded, Morph.None);
        return new(Upos.Noun, folded, Morph.Singular);
    }

    static Sense[] Hyphenated(string folded, Lexicon lexicon)
    {
        var last = folded[(folded.LastIndexOf('-') + 1)..];
        if (folded.StartsWith("anti-", StringComparison.Ordinal) || folded.StartsWith("pro-", StringComparison.Ordinal) || folded.StartsWith("counter-", StringComparison.Ordinal))
            return [new(Upos.Adj, folded, Morph.None), new(Upos.Noun, folded, Morph.Singular)];
        var senses = lexicon[last];
        if (senses.Length == 0) senses = [Plain(last)];
        if (senses[0].Upos == Upos.Verb) return [new(Upos.Adj, folded, Morph.None)];
        return senses[0].Upos is Upos.Noun or Upos.Adj ? [senses[0] with { Lemma = folded }] : [new(Upos.Adj, folded, Morph.None)];
    }

    internal static string Singular(string folded, Lexicon lexicon)
    {
        if (folded.EndsWith("ies", StringComparison.Ordinal) && folded.Length > 4) return string.Concat(folded.AsSpan(0, folded.Length - 3), "y");
        if (folded.EndsWith("es", StringComparison.Ordinal) && folded.Length > 4)
        {
            var stem = folded[..^2];
            if (stem.EndsWith("ss", StringComparison.Ordinal) || stem.EndsWith("sh", StringComparison.Ordinal) || stem.EndsWith("ch", StringComparison.Ordinal) || stem.EndsWith('x')) return stem;
            if (lexicon[folded.AsSpan(0, folded.Length - 1)].Length == 0 && !lexicon.IsVerb(folded.AsSpan(0, folded.Length - 1)) && (lexicon[stem].Length > 0 || lexicon.IsVerb(stem))) return stem;
        }

        return folded[..^1];
    }

    // "stopped" → "stop", "accused" → "accuse", "carried" → "carry".
    static string Base(string folded, int ending, Lexicon lexicon)
    {
        var stem = folded[..^ending];
        if (lexicon.IsVerb($"{stem}e") && !(lexicon.IsVerb(stem) && stem.Length > 4)) return $"{stem}e";
        if (lexicon.IsVerb(stem)) return stem;
        if (stem.EndsWith('i') && ending == 2) return string.Concat(stem.AsSpan(0, stem.Length - 1), "y");
        if (stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'f' or 'z')) return stem[..^1];
        if (stem.Length > 3 && stem[^1] == stem[^2] && lexicon.IsVerb(stem.AsSpan(0, stem.Length - 1))) return stem[..^1];
        return stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal) || stem.EndsWith("is", StringComparison.Ordinal) || stem[^1] is 'c' or 'v' or 'u' or 's' or 'g'
            ? $"{stem}e" : stem;
    }
}
