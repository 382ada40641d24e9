using System.Collections.Immutable;
using System.Globalization;
using Quipu.Reading.Analysis;

namespace Quipu.Reading.Mentions;

/// <summary>A number as a text writes it.</summary>
/// <param name="Last">Index of its last token.</param>
/// <param name="Vague">"dozens of", "cientos": the least that it can mean.</param>
/// <param name="Share">A part of a whole ("two-thirds of", "uno de cada cinco"): <paramref name="Value"/> is in percent.</param>
readonly record struct Numeral(decimal Value, int Last, bool Vague = false, bool Share = false);

/// <summary>Reads the number that begins at a token: digits, words, magnitude words and both mixed, in one pass from left to right.</summary>
sealed class Numerals(ImmutableArray<Token> tokens, bool spanish)
{
    const decimal Largest = 1_000_000_000_000_000m;

    int _last;

    string Word(int i) => i >= 0 && i <= _last ? tokens[i].Folded : "";

    /// <param name="last">Index of the sentence's last token.</param>
    /// <param name="money">A currency sign stands before it: even "one" is a number then.</param>
    internal Numeral? At(int i, int last, bool money)
    {
        _last = last;
        return Share(i) ?? Loose(i) ?? Halved(i) ?? Exact(i, money);
    }

    // "tens of thousands", "cientos de miles", "dozens"; "two dozen" and "dos docenas" are exact.
    Numeral? Loose(int i)
    {
        if (NumberWords.AtLeast(Word(i)) is not { } least || tokens[i].Upos is not (Upos.Noun or Upos.Num or Upos.X or Upos.Propn or Upos.Adj)) return null;
        if (Word(i + 1) is "of" or "de" && Word(i + 2) is "thousands" or "millions" or "miles" or "millones" or "millares")
            return new(least / (Word(i) is "miles" or "thousands" ? 2 : 1) * (Word(i + 2) is "millions" or "millones" ? 1_000_000m : 1000m), i + 2, true);
        return new(least, i, true);
    }

    // "half a million", "medio millón", "un cuarto de millón", "a quarter of a million", "media docena", "half a dozen"
    Numeral? Halved(int i)
    {
        var at = i;
        decimal part;
        if (Word(i) is "medio" or "media") part = 0.5m;
        else
        {
            var count = 1;
            if (Word(i) is "a" or "un" or "one") at++;
            else if (NumberWords.Value(Word(i), spanish) is { } many and > 1 and < 10) (count, at) = (many, i + 1);
            if (NumberWords.Part(Word(at)) is not { } parts || parts == 2 && Word(at) != "half") return null;
            part = (decimal)count / parts;
        }

        at++;
        if (Word(at) is "of" or "de") at++;
        if (Word(at) is "a" or "un") at++;
        if (NumberWords.Scale(Word(at)) is not { } scale || scale < 10) return null;
        return new(part * scale, at);
    }

    // "half of", "two-thirds of", "la mitad de los", "tres cuartas partes", "one in five", "uno de cada cinco"
    Numeral? Share(int i)
    {
        if (NumberWords.Value(Word(i), spanish) is { } some and > 0 and < 100)
        {
            if (Word(i + 1) == "de" && Word(i + 2) == "cada" && Whole(i + 3) is { } every && every > some) return Percent(some, every, i + 3);
            if (!spanish && Word(i + 1) is "in" && Whole(i + 2) is { } among && among > some && Word(i + 2).Length > 1 && NumberWords.Value(Word(i + 2), spanish) is not null) return Percent(some, among, i + 2);
            if (Word(i + 1) == "out" && Word(i + 2) == "of" && Whole(i + 3) is { } lot && lot > some) return Percent(some, lot, i + 3);
        }

        var at = i;
        var count = 1;
        if (Word(i) is "a" or "la" or "un" or "una" or "one") at++;
        else if (NumberWords.Value(Word(i), spanish) is { } many and > 1 and < 10) (count, at) = (many, i + 1);
        if (NumberWords.Part(Word(at)) is { } parts && (at > i || Word(at) is "half"))
        {
            if (Word(at + 1) == "parte" || Word(at + 1) == "partes") at++;
            else if (Word(at) is "cuarto" or "quinto" or "quarter" or "third" && at == i) return null;
            return Word(at + 1) is "of" or "de" or "del" && count < parts && !(NumberWords.Scale(Word(at + 2)) is not null || Word(at + 2) is "a" or "un" && NumberWords.Scale(Word(at + 3)) is not null) ? Percent(count, parts, at) : null;
        }

        // "two-thirds", "three-quarters"
        var dash = Word(i).IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && NumberWords.Value(Word(i)[..dash], spanish) is { } over and > 0 && NumberWords.Part(Word(i)[(dash + 1)..]) is { } under && over < under ? Percent(over, under, i) : null;
    }

    int? Whole(int i) => NumberWords.Value(Word(i), spanish) ?? (int.TryParse(Word(i), out var digits) && digits is > 0 and <= 1000 ? digits : null);

    static Numeral Percent(int part, int whole, int last) => new(Math.Round(100m * part / whole, 1) is var share && share == Math.Truncate(share) ? Math.Truncate(share) : share, last, Share: true);

    // "57 mil millones", "dos mil quinientos", "3,2 millones", "un millón y medio", "two hundred and fifty thousand", "two and a half million"
    Numeral? Exact(int i, bool money)
    {
        if (First(i, money) is not { } start) return null;
        decimal total = 0, group = start.Value;
        var (last, written) = (start.Last, start.Written);
        var open = start.Open;
        while (last < _last && total + group < Largest)
        {
            var next = Word(last + 1);
            if (next is "and" or "y" && Half(last + 1) is { } half)
            {
                if (NumberWords.Scale(Word(half + 1)) is { } after) (group, last) = ((group + 0.5m) * after, half + 1);
                else if (NumberWords.Scale(Word(last)) is { } before && total + group >= before) (total, last) = (total + before / 2, half);
                else break;
                continue;
            }

            if (NumberWords.Scale(next) is { } scale && (next.Length > 1 && next is not ("mm" or "mn") || money) && !(scale < 1000 && start.Written && next is "docena" or "decena"))
            {
                if (scale < 1000) group *= scale;
                else if (scale == 1000m) group = group == 0 ? 1000 : group * 1000;
                else (total, group) = ((total + group) * scale, 0);
                (last, open) = (last + 1, scale >= 100m && scale is not 12);
                // Thousands that more follows are closed: "dos mil | quinientos", but "57 mil millones".
                if (scale == 1000m && NumberWords.Scale(Word(last + 1)) is not >= 1_000_000m) (total, group) = (total + group, 0);
                continue;
            }

            var joined = next is "y" or "and" ? last + 2 : last + 1;
            if (NumberWords.Value(Word(joined), spanish) is { } more and > 0 && (open || !written && Fits(group, more)) && (group == 0 || Fits(group, more)) && Word(joined) is not ("ambos" or "ambas" or "both" or "una" or "un" or "one"))
            {
                if (joined == last + 2 && group == 0 && spanish) break;
                (group, last, open) = (group + more, joined, false);
                continue;
            }

            // "dos mil 500", "81 millones 32 mil 14": Spanish goes on with digits, three after thousands.
            if (total >= 1000 && group == 0 && joined == last + 1 && spanish && Word(joined) is { Length: <= 3 } digits && int.TryParse(digits, out var rest) && (digits.Length == 3 || total >= 1_000_000m && Word(joined + 1) == "mil" || written && total < 1_000_000m && IsCounted(joined + 1))) (group, last, open) = (rest, joined, false);
            else break;
        }

        return new(total + group, last);
    }

    // "26 mil 37 personas", "llegó a 14 mil 6.": what follows is counted, or nothing follows.
    bool IsCounted(int i) => i > _last || tokens[i].Upos is Upos.Noun or Upos.Punct && tokens[i].Form is not ("%" or "(" or "/" or "-");

    // A smaller number goes on: "veinte | y cinco", "ciento | veinte", "two hundred | fifty".
    static bool Fits(decimal group, int more) => group % 100 == 0 ? group > 0 && more < 100 : group % 10 == 0 && group % 100 >= 20 && more < 10;

    int? Half(int and) => Word(and + 1) is "medio" or "media" ? and + 1 : Word(and + 1) == "a" && Word(and + 2) == "half" ? and + 2 : null;

    // "3 450 000", "80 000": thousands behind one blank, whichever it is, before exactly three digits.
    (decimal Value, int Last)? Blanked(int i, string form)
    {
        if (form.Length > 3 || form[0] == '0' || !form.All(char.IsAsciiDigit)) return null;
        var (value, last) = (decimal.Parse(form, CultureInfo.InvariantCulture), i);
        while (last < _last && value < Largest && tokens[last + 1].At.Start == tokens[last].At.End + 1 && Group(tokens[last + 1].Form) is { } group)
        {
            value = value * 1000 + group;
            last++;
            // "1 250 000,50": the cents hang on the last three digits.
            if (tokens[last].Form.Length > 3) break;
        }

        return last > i ? (value, last) : null;
    }

    static decimal? Group(string form)
    {
        if (form.Length < 3 || !form.Take(3).All(char.IsAsciiDigit)) return null;
        if (form.Length == 3) return decimal.Parse(form, CultureInfo.InvariantCulture);
        return form.Length is 5 or 6 && form[3] is ',' or '.' && form.Skip(4).All(char.IsAsciiDigit) ? decimal.Parse(form.Replace(',', '.'), CultureInfo.InvariantCulture) : null;
    }

    (decimal Value, int Last, bool Written, bool Open)? First(int i, bool money)
    {
        var form = tokens[i].Form;
        if (char.IsAsciiDigit(form[0]))
        {
            var digits = form.AsSpan().TrimEnd("kmnbKMNB");
            if (NumberWords.Digits(digits, spanish) is not { } value) return null;
            if (Blanked(i, form) is var (grouped, end)) return (grouped, end, true, false);
            return (value * (digits.Length < form.Length ? NumberWords.Scale(form[digits.Length..].ToLowerInvariant()) ?? 1 : 1), i, true, false);
        }

        var word = tokens[i].Folded;
        if (word is "both" or "ambos" or "ambas") return null;
        if (NumberWords.Value(word, spanish) is { } spelled) return spelled > 1 || money || NumberWords.Scale(Word(i + 1)) is not null || Word(i + 1) is "millon" ? (spelled, i, false, false) : null;
        if (NumberWords.Compound(word) is { } compound) return (compound, i, false, false);
        if (word == "mil") return (0, i - 1, false, false);
        return word is "a" or "an" && Word(i + 1) is "hundred" or "thousand" or "million" or "billion" or "dozen" ? (1, i, false, false) : null;
    }
}
