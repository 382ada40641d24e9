using System.Globalization;
using System.Text;

namespace FollowTheMoney.Types;

/// <summary>Which of several names to show.</summary>
public static class NameChoice
{
    /// <summary>
    /// The name nearest to all others, Latin scripts weighing twice; the only Latin one where there is one. Forms that differ in case or accents count together.
    /// null where there is none.
    /// </summary>
    public static string? Pick(IReadOnlyCollection<string> names)
    {
        var (weights, forms, latin) = (new List<Weighed>(), new Dictionary<string, List<string>>(StringComparer.Ordinal), new List<string>());
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var form = name.Trim().ToLowerInvariant();
            if (form.Length == 0) continue;
            var share = LatinShare(name);
            if (share > 0.85) latin.Add(name);
            Count(form, 1 + share, name, Title(name));
            if (Letters.ToAscii(form) is { Length: > 2 } plain) Count(plain, 1 + share, name);
        }

        if (latin.Count == 1) return latin[0];
        foreach (var form in Nearest(weights))
            foreach (var surface in Nearest([.. forms[form].Select(f => new Weighed(f, 1))]))
                if (names.Contains(surface)) return surface;
        return null;

        void Count(string form, double weight, params ReadOnlySpan<string> surfaces)
        {
            if (places.TryAdd(form, weights.Count)) weights.Add(new(form, 0));
            weights[places[form]] = new(form, weights[places[form]].Weight + weight);
            if (!forms.TryGetValue(form, out var list)) forms[form] = list = [];
            foreach (var surface in surfaces) list.Add(surface);
        }
    }

    /// <summary>Of names that differ only in case, the one written best: capitals at the beginning of words only.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static string Case(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) throw new ArgumentException("There is no name to choose from.", nameof(names));
        if (names.Count == 1) return names.First();
        var basic = Title(names.MinBy(n => n.Length)!);
        return names.Contains(basic) ? basic
            : names.Where(n => n.Length == basic.Length).OrderBy(Faults).ThenBy(n => n.Length).First();

        static double Faults(string name)
        {
            var (start, faults) = (true, 0);
            foreach (var c in name)
            {
                if (!char.IsLetter(c)) start = true;
                else if (start) (start, faults) = (false, faults + (char.IsUpper(c) ? 0 : 2));
                else if (char.IsUpper(c)) faults++;
            }

            return (double)faults / name.Length;
        }
    }

    /// <summary>Every word with a capital in front.</summary>
    static string Title(string name)
    {
        var title = new StringBuilder(name.Length);
        var start = true;
        foreach (var c in name)
        {
            title.Append(start ? char.ToUpper(c, CultureInfo.InvariantCulture) : char.ToLower(c, CultureInfo.InvariantCulture));
            start = !char.IsLetter(c);
        }

        return title.ToString();
    }

    /// <summary>By their likeness to all others times their weight, best first; of equals the first.</summary>
    static IEnumerable<string> Nearest(List<Weighed> texts)
    {
        if (texts.Count < 2) return texts.Select(t => t.Text);
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            for (var j = i + 1; j < texts.Count; j++)
            {
                var (left, right) = (texts[i], texts[j]);
                var longer = Math.Max(1, Math.Max(left.Text.Length, right.Text.Length));
                var likeness = 1 - ((double)Distance.Levenshtein(left.Text, right.Text, longer) / longer);
                sums[left.Text] = sums.GetValueOrDefault(left.Text) + (likeness * left.Weight);
                sums[right.Text] = sums.GetValueOrDefault(right.Text) + (likeness * right.Weight);
            }

        return sums.OrderByDescending(s => s.Value).ThenBy(s => texts.FindIndex(t => t.Text == s.Key)).Select(s => s.Key);
    }

    /// <summary>How much of a name is in Latin letters; letters of alphabets that become Latin easily count a tenth.</summary>
    static double LatinShare(string name)
    {
        var share = 0.0;
        foreach (var c in name)
            share += c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '\u00aa' and <= '\u02b8' and not ('×' or '÷')) or (>= '\u1e00' and <= '\u1eff') or ' ' or '-' or '.' or '\'' ? 1
                : c is (>= '\u0370' and <= '\u058f') or (>= '\u10a0' and <= '\u10ff') or (>= '\uac00' and <= '\ud7a3') ? 0.1 : 0;
        return share / Math.Max(1, name.Length);
    }

    readonly record struct Weighed(string Text, double Weight);
}
