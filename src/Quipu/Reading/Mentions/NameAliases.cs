using System.Collections.Immutable;
using Quipu.Model;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>Ties second names to first ones: "X, alias “El Flaco”", "Policía Nacional (PNP)", "X, known as Mamá Y".</summary>
sealed class NameAliases
{
    const int LongestAlias = 6;
    const int FarthestOwner = 10;
    const int LongestBracket = 24;

    readonly AnalysedText _text;
    readonly ImmutableArray<Token> _tokens;
    readonly List<Name> _names;

    NameAliases(AnalysedText text, List<Name> names) => (_text, _tokens, _names) = (text, text.Tokens, names);

    /// <summary>The names with those that only an alias makes a name added, in order.</summary>
    internal static List<Name> Tie(AnalysedText text, List<Name> names)
    {
        var aliases = new NameAliases(text, names);
        aliases.Brackets();
        return aliases.Said();
    }

    // "Policía Nacional del Perú (PNP)", "CNA (Consejo Nacional Anticorrupción)", "Consejo Nacional (National Council, CNA)".
    void Brackets()
    {
        for (var i = 1; i < _names.Count; i++)
        {
            var (name, before) = (_names[i], _names[i - 1]);
            if (name.Sentence != before.Sentence) continue;
            var open = name.First - 1;
            while (open > before.Last && _tokens[open].Form is "“" or "\"" or "«" or "—" || _tokens[open].Folded is "the" or "la" or "el" or "or" or "o") open--;
            if (_tokens[open].Form is "(" or "[" && (open == before.Last + 1 || open == before.Last + 2 && _tokens[before.Last + 1].Form is "”" or "\"" or "»")) Pair(name, before);
            else if (_tokens[open].Form == "," && before.AliasOf is { } first && name.IsAcronym && open == before.Last + 1 && At(name.Last + 1) is { Form: ")" }) name.AliasOf = first;
        }
    }

    Token? At(int i) => i >= 0 && i < _tokens.Length ? _tokens[i] : null;

    void Pair(Name name, Name before)
    {
        if (At(name.Last + 1) is not { Form: ")" or "," or "]" or "”" or "\"" or "»" }) return;
        if (name.IsAcronym || before.IsAcronym)
        {
            if (name.IsAcronym && !before.IsAcronym && Fits(_tokens[name.First].Form, before) || before.IsAcronym && !name.IsAcronym && Fits(_tokens[before.First].Form, name)) name.AliasOf = before;
            else if (name.IsAcronym && before.Words.Length >= 3) name.AliasOf = before;
        }
        else if (name.Count == 1 && before.Words.Length >= 3 && At(name.Last + 1) is { Form: ")" } && Gazetteer.Place(name.Words[0]) is null && Triggers.Head(_tokens[before.First]) is EntityType.PublicBody or EntityType.Organization or EntityType.Company) name.AliasOf = before;
        else if (name.Count <= 2 && before.Words.Length >= 3 && Array.IndexOf(before.Words, name.Words[0]) > 0) name.AliasOf = before;
        // "Northern Cartel (Cartel del Norte)", "the Pier Boys (Los Muchachos del Muelle)": the name and its translation.
        else if (!_text.IsSpanish && name.Words.Length >= 2 && before.Words.Length >= 2 && (_tokens[name.First].Folded is "los" or "las" ||
            Triggers.Head(_tokens[name.First]) is EntityType.Organization &&
            Triggers.Head(_tokens[before.Last]) is EntityType.Organization)) name.AliasOf = before;
        else if (name.Words.Length >= 3 && before.Words.Length >= 2 && Triggers.Head(_tokens[name.First]) is EntityType.PublicBody or EntityType.Organization && name.Words.Length + 2 >= before.Words.Length) name.AliasOf = before;
    }

    /// <summary>The acronym's letters come in order among the initials of the long form.</summary>
    internal static bool Fits(string acronym, Name whole)
    {
        var (at, hits) = (0, 0);
        var letters = acronym.Where(char.IsLetter).Select(Text.Folding.Fold).ToArray();
        foreach (var word in whole.Words)
            if (at < letters.Length && word[0] == letters[at])
            {
                at++;
                hits++;
            }
        return letters.Length >= 2 && hits >= 2 && hits * 3 >= letters.Length * 2;
    }

    // After "alias", "known as", "apodado" …: what is quoted, or the capitals that follow.
    List<Name> Said()
    {
        var found = new List<Name>(_names.Count);
        var next = 0;
        var skipTo = -1;
        for (var i = 0; i < _tokens.Length; i++)
        {
            while (next < _names.Count && _names[next].First <= i)
            {
                if (_names[next].First > skipTo) found.Add(_names[next]);
                next++;
            }

            if (Trigger(i) is not { } start || i <= skipTo || Owner(found, i) is not { } owner || Span(start, owner) is not { } span) continue;
            while (found.Count > 0 && found[^1].First >= span.First) found.RemoveAt(found.Count - 1);
            found.Add(new() { First = span.First, Last = span.Last, Sentence = owner.Sentence, Words = [.. Words(span.First, span.Last)], AliasOf = owner.AliasOf ?? owner });
            skipTo = span.Last;
            if (IsPluralName(start) && At(skipTo + 1) is { Folded: "y" or "e" or "and" or "o" or "or" } && StartingAt(skipTo + 2) is { AliasOf: null } second) second.AliasOf = owner.AliasOf ?? owner;
        }

        while (next < _names.Count)
        {
            if (_names[next].First > skipTo) found.Add(_names[next]);
            next++;
        }

        return found;
    }

    Name? StartingAt(int first)
    {
        var (low, high) = (0, _names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_names[middle].First < first) low = middle + 1;
            else high = middle;
        }

        return low < _names.Count && _names[low].First == first ? _names[low] : null;
    }

    IEnumerable<string> Words(int first, int last) => Enumerable.Range(first, last - first + 1).Select(i => _tokens[i].Folded).Where((w, k) => char.IsLetterOrDigit(w[0]) && (first + k == last || !NameWords.IsParticle(w)));

    // Index of the first token after the words that announce an alias.
    int? Trigger(int i)
    {
        var folded = _tokens[i].Folded;
        if (folded is "alias" or "aka" or "a.k.a." or "apodado" or "apodada" or "nicknamed" or "(a)") return i + 1;
        if (IsNickname(folded) && At(i + 1) is { Folded: "de" or "of" }) return i + 2;
        if (folded is "known" && At(i + 1) is { Folded: "as" }) return i + 2;
        if (folded is "conocido" or "conocida" or "conocidos" && At(i + 1) is { Folded: "como" }) return i + 2;
        if (folded is "conocido" or "conocida" or "known" && At(i + 2) is { Folded: "como" or "as" }) return i + 3;
        if (IsUnderName(i) is { } under) return under;
        return null;
    }

    // Two aliases follow: "bajo los nombres de X y Z".
    bool IsPluralName(int start) => At(start - 1) is { Folded: "nombres" or "names" or "aliases" } || At(start - 2) is { Folded: "nombres" or "names" or "aliases" };

    // "conocido también bajo los nombres de", "who goes under the names of", "bajo el alias de".
    int? IsUnderName(int i)
    {
        if (_tokens[i].Folded is not ("bajo" or "under")) return null;
        for (var j = i + 1; j <= i + 3 && j < _tokens.Length; j++)
            if (_tokens[j].Folded is "nombre" or "nombres" or "name" or "names" or "aliases") return At(j + 1) is { Folded: "de" or "of" } ? j + 2 : j + 1;
        return null;
    }

    // "conocida con el apodo de", "under the nickname of".
    static bool IsNickname(string folded) => folded is "apodo" or "mote" or "sobrenombre" or "nickname" or "moniker";

    Name? Owner(List<Name> found, int trigger)
    {
        for (var k = found.Count - 1; k >= 0 && k >= found.Count - 3; k--)
        {
            var name = found[k];
            if (IsBracketed(name, trigger)) continue;
            if (trigger - name.Last - Bracketed(name.Last + 1) > (_tokens[trigger].Folded is "alias" or "aka" or "bajo" or "under" || IsNickname(_tokens[trigger].Folded) ? 9 : 4) || name.Sentence >= _text.Sentences.Length || _text.Sentences[name.Sentence].Last < trigger) return null;
            if (name.Last >= trigger || Triggers.Head(_tokens[name.First]) is EntityType.Place || Gazetteer.Place(name.Words[0]) is { IsWide: true }) continue;
            return k > 0 && IsWithinDescription(name, found[k - 1]) ? found[k - 1] : name;
        }

        return null;
    }

    // "X (Antay, 8 de enero de 1960), known as …": how many tokens stand in brackets right behind a name.
    int Bracketed(int at)
    {
        if (At(at) is not { Form: "(" }) return 0;
        for (var i = at + 1; i < _tokens.Length && i < at + LongestBracket; i++)
            if (_tokens[i].Form == ")") return i - at + 1;
        return 0;
    }

    // A bracket closes behind it: what it names is an aside, not whom the alias is of.
    bool IsBracketed(Name name, int trigger)
    {
        for (var i = name.Last + 1; i < trigger; i++)
            if (_tokens[i].Form is "(" or ")") return _tokens[i].Form == ")";
        return false;
    }

    // "X, ex-mayor of Y and known as …", "X, leader of the Ys, alias …": the alias is X's, unless Y is plainly a person.
    bool IsWithinDescription(Name name, Name before)
    {
        if (before.Sentence != name.Sentence || name.First - before.Last > FarthestOwner || At(before.Last + 1) is not { Form: "," } || name.Words.Length > 1 && Gazetteer.IsGiven(name.Words[0])) return false;
        var at = name.First - 1;
        while (at > before.Last && _tokens[at].Upos == Upos.Det) at--;
        return _tokens[at].Folded is "de" or "del" or "of" or "en" or "in" or "for";
    }

    (int First, int Last)? Span(int start, Name owner)
    {
        var end = _text.Sentences[owner.Sentence].Last;
        var quoted = start <= end && _tokens[start].Form is "“" or "\"" or "«" or "'" or "‘" or "”";
        var first = quoted ? start + 1 : start;
        var last = first - 1;
        for (var i = first; i <= end && i < first + LongestAlias; i++)
        {
            if (quoted && _tokens[i].Form is "”" or "\"" or "»" or "'" or "’" or "“") break;
            if (!quoted && !char.IsUpper(_tokens[i].Form[0]) && _tokens[i].Folded is not ("el" or "la" or "los" or "las" or "the" or "de" or "del")) break;
            if (_tokens[i].Upos == Upos.Punct && _tokens[i].Form is not ("-" or ".")) break;
            last = i;
        }

        while (last >= first && (_tokens[last].Upos == Upos.Punct || _tokens[last].Form[^1] == '.' && _tokens[last].Form.Length > 3)) last--;
        while (last >= first && _tokens[last].Folded is "de" or "del" or "the" or "la" or "el") last--;
        var capital = false;
        for (var i = first; i <= last; i++) capital |= char.IsUpper(_tokens[i].Form[0]);
        return last >= first && (capital || quoted) ? (first, last) : null;
    }
}
