namespace Quipu.Matching.Names;

/// <summary>
/// Which words of a person's name are given names and which surnames, from what is known of the words, a comma and the place: given names first, one surname last,
/// or two where both are surnames that come in twos; or the surnames first.
/// </summary>
static class PersonRoles
{
    const int MostUnits = 8;

    /// <summary>Sets roles where none is said. Particles are passed over and keep their own.</summary>
    internal static void Infer(NameWords words, Span<NamePart> parts, int turn)
    {
        Span<int> units = stackalloc int[MostUnits];
        var count = 0;
        var (before, said) = (0, false);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Role is PartRole.Unset or PartRole.Given or PartRole.Middle or PartRole.Family or PartRole.Paternal or PartRole.Maternal)
            {
                if (count == MostUnits) return;
                if (i < turn) before++;
                units[count++] = i;
                said |= parts[i].Said;
            }
        }

        if (said || count < 2) return;
        var split = turn > 0 && before > 0 && before < count ? (Given: count - before, Surnames: before, SurnamesFirst: true) : Best(words, units[..count]);
        if (split.SurnamesFirst) Set(parts, units[..split.Surnames], units[split.Surnames..count]);
        else Set(parts, units[(count - split.Surnames)..count], units[..(count - split.Surnames)]);
    }

    static void Set(Span<NamePart> parts, ReadOnlySpan<int> surnames, ReadOnlySpan<int> given)
    {
        for (var i = 0; i < surnames.Length; i++)
            parts[surnames[i]] = parts[surnames[i]] with { Role = surnames.Length != 2 ? PartRole.Family : i == 0 ? PartRole.Paternal : PartRole.Maternal };
        foreach (var unit in given) parts[unit] = parts[unit] with { Role = PartRole.Given };
    }

    static (int Given, int Surnames, bool SurnamesFirst) Best(NameWords words, ReadOnlySpan<int> units)
    {
        Span<double> leaning = stackalloc double[MostUnits];
        for (var i = 0; i < units.Length; i++) leaning[i] = NameRarity.Leaning(words[units[i]]);
        var n = units.Length;
        // Two surnames are taken only where both are known to come in twos: else a second given name would be a surname.
        var twoLast = n >= 3 && Twos(words, units[n - 2], units[n - 1]);
        var twoFirst = n >= 3 && Twos(words, units[0], units[1]);
        var best = (Score: Score(leaning[..n], 1, false) + 1.5, Surnames: 1, First: false);
        Better(Score(leaning[..n], 1, true), 1, true);
        if (twoLast) Better(Score(leaning[..n], 2, false) + 2.5, 2, false);
        if (twoFirst) Better(Score(leaning[..n], 2, true) + 1, 2, true);
        return (n - best.Surnames, best.Surnames, best.First);

        void Better(double score, int surnames, bool first)
        {
            if (score > best.Score) best = (score, surnames, first);
        }
    }

    /// <summary>Two surnames: both known to come in twos, or one of them and a word that is no given name. The first is no initial.</summary>
    static bool Twos(NameWords words, int one, int other)
    {
        var (first, second) = (NameRarity.IsHispanicSurname(words[one]), NameRarity.IsHispanicSurname(words[other]));
        return (first && (second || words[other].Length == 1 || !NameRarity.IsKnownGiven(words[other]))) || (second && words[one].Length > 1 && !NameRarity.IsKnownGiven(words[one]));
    }

    static double Score(ReadOnlySpan<double> leaning, int surnames, bool first)
    {
        var score = 0.0;
        for (var i = 0; i < leaning.Length; i++)
            score += (first ? i < surnames : i >= leaning.Length - surnames) ? -leaning[i] : leaning[i];
        return score;
    }
}
