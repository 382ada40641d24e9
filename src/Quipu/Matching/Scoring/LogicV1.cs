using System.Collections.Immutable;
using FollowTheMoney.Types;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>
/// The older score of that name of nomenklatura, for clients that ask for it: literal names, Jaro-Winkler and sound of people's words, letters of bodies' names.
/// Sound is that of <see cref="SpellingKey"/>, not metaphone: docs/matching.md says where scores differ.
/// </summary>
sealed class LogicV1 : HeuristicAlgorithm
{
    internal const string Known = "logic-v1";

    static readonly ImmutableArray<Feature> Published =
    [
        new("name_literal_match", 1, false, "A name in common, letter by letter."),
        new("person_name_jaro_winkler", 0.8, false, "People's words are alike (Jaro-Winkler)."),
        new("person_name_phonetic_match", 0.9, false, "People's words sound alike."),
        new("name_fingerprint_levenshtein", 0.9, false, "Names are alike, their words in order of the alphabet."),
        new("name_metaphone_match", 0, false, "Words sound alike."),
        new("name_soundex_match", 0, false, "Words sound roughly alike."),
        new("address_entity_match", 0.98, false, "Two addresses are one."),
        new("crypto_wallet_address", 0.98, false, "The same wallet."),
        new("isin_security_match", 0.98, false, "The same ISIN."),
        new("lei_code_match", 0.95, false, "The same LEI."),
        new("ogrn_code_match", 0.95, false, "The same OGRN."),
        new("vessel_imo_mmsi_match", 0.95, false, "The same IMO or MMSI number."),
        new("inn_code_match", 0.95, false, "The same INN."),
        new("bic_code_match", 0.95, false, "The same BIC."),
        new("identifier_match", 0.85, false, "Another number in common."),
        new("weak_alias_match", 0.8, false, "A weak alias in common."),
        new("country_mismatch", -0.2, true, "No country in common."),
        new("last_name_mismatch", -0.2, true, "No surname in common."),
        new("dob_year_disjoint", -0.15, true, "Born in different years."),
        new("dob_day_disjoint", -0.2, true, "Born on different days."),
        new("gender_mismatch", -0.2, true, "Not of one sex."),
        new("orgid_disjoint", -0.2, true, "Numbers of bodies differ."),
        new("numbers_mismatch", -0.1, true, "Numbers in names differ."),
    ];

    internal LogicV1()
        : this(Published)
    {
    }

    LogicV1(ImmutableArray<Feature> features)
        : base(Known, "The older rules of that name of nomenklatura: literal names, words alike in letters or sound.", features)
    {
    }

    /// <inheritdoc/>
    public override Algorithm With(IReadOnlyDictionary<string, double> weights, IReadOnlyDictionary<string, double> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Count > 0 ? throw new ArgumentException($"{Name} has no options; it was asked for {string.Join(", ", options.Keys)}.", nameof(options)) : new LogicV1(Reweighed(weights));
    }

    /// <inheritdoc/>
    protected override double Value(string feature, Party query, Party candidate, PartyKind kind) => feature switch
    {
        "name_literal_match" => Pairs(query, candidate, kind, static (one, other) => one.Form == other.Form ? 1 : 0),
        "person_name_jaro_winkler" => kind == PartyKind.Person ? Pairs(query, candidate, kind, static (one, other) => Words(one, other)) : 0,
        "person_name_phonetic_match" => kind == PartyKind.Person ? Pairs(query, candidate, kind, static (one, other) => Heard(one, other)) : 0,
        "name_fingerprint_levenshtein" => kind is PartyKind.Organization or PartyKind.Entity ? Pairs(query, candidate, kind, static (one, other) => Fingerprints(one, other)) : 0,
        "name_metaphone_match" or "name_soundex_match" => Pairs(query, candidate, kind, static (one, other) => Heard(one, other)),
        "address_entity_match" => SharedFeatures.AddressEntity(query, candidate),
        "crypto_wallet_address" => query.Schema.Name == "CryptoWallet" ? SharedFeatures.Property(query, candidate, "publicKey") : 0,
        "isin_security_match" => query.Schema.Name == "Security" || candidate.Schema.Name == "Security" ? SharedFeatures.Formatted(query, candidate, "isin") : 0,
        "lei_code_match" => SharedFeatures.Formatted(query, candidate, "lei"),
        "ogrn_code_match" => SharedFeatures.Formatted(query, candidate, "ogrn"),
        "vessel_imo_mmsi_match" => Math.Max(SharedFeatures.Formatted(query, candidate, "imo"), SharedFeatures.Property(query, candidate, "mmsi")),
        "inn_code_match" => SharedFeatures.Formatted(query, candidate, "inn"),
        "bic_code_match" => SharedFeatures.Formatted(query, candidate, "bic"),
        "identifier_match" => SharedFeatures.Identifier(query, candidate),
        "weak_alias_match" => SharedFeatures.WeakAlias(query, candidate),
        "country_mismatch" => SharedFeatures.Country(query, candidate),
        "last_name_mismatch" => SharedFeatures.Disjoint(query["lastName"].Select(NameAnalysis.Form), candidate["lastName"].Select(NameAnalysis.Form)),
        "dob_year_disjoint" => SharedFeatures.BirthYear(query, candidate),
        "dob_day_disjoint" => SharedFeatures.BirthDay(query, candidate),
        "gender_mismatch" => SharedFeatures.Gender(query, candidate),
        "orgid_disjoint" => SharedFeatures.OrganizationNumbers(query, candidate),
        "numbers_mismatch" => SharedFeatures.Disjoint(Numbers(query), Numbers(candidate)),
        _ => 0,
    };

    static double Pairs(Party query, Party candidate, PartyKind kind, Func<AnalysedName, AnalysedName, double> score)
    {
        var best = 0.0;
        if (kind == PartyKind.Unknown) return 0;
        foreach (var one in query.NamesAs(kind))
            foreach (var other in candidate.NamesAs(kind))
                if (one.Form.Length > 0 && other.Form.Length > 0) best = Math.Max(best, score(one, other));
        return best;
    }

    /// <summary>Every word asked for finds one of the other name, the best pairs first; the product of how alike they are. 0 where one finds none.</summary>
    static double Words(AnalysedName one, AnalysedName other)
    {
        var (left, right) = (one.Form.Split(' ').ToList(), other.Form.Split(' ').ToList());
        if (left.Count > right.Count) return 0;
        var score = 1.0;
        while (left.Count > 0)
        {
            var (best, at) = (0.0, (Left: 0, Right: 0));
            for (var i = 0; i < left.Count; i++)
                for (var j = 0; j < right.Count; j++)
                    if (Alike(left[i], right[j]) is var found && found > best) (best, at) = (found, (i, j));
            if (best == 0) return 0;
            score *= best;
            left.RemoveAt(at.Left);
            right.RemoveAt(at.Right);
        }

        return score;
    }

    /// <summary>The share of the words asked for that sound like one of the other name.</summary>
    static double Heard(AnalysedName one, AnalysedName other)
    {
        var (left, right) = (one.Form.Split(' '), other.Form.Split(' ').ToList());
        var heard = 0;
        foreach (var word in left)
        {
            var at = right.FindIndex(r => Sounds(word, r) > 0);
            if (at < 0) continue;
            heard++;
            right.RemoveAt(at);
        }

        return heard / (double)left.Length;
    }

    /// <summary>Letters of the words in order, of the words without legal forms, and of all run together: the likest.</summary>
    static double Fingerprints(AnalysedName one, AnalysedName other)
    {
        var (left, right) = (Sorted(Own(one)), Sorted(Own(other)));
        var apart = Math.Max(Distance.Similarity(Sorted(one.Form), Sorted(other.Form)), Distance.Similarity(one.Form.Replace(" ", "", StringComparison.Ordinal), other.Form.Replace(" ", "", StringComparison.Ordinal)));
        return left.Length == 0 || right.Length == 0 ? apart : Math.Max(apart, Distance.Similarity(left, right));
    }

    static string Own(AnalysedName name) => string.Join(' ', name.Roles.Where(r => r.Role != PartRole.LegalForm).Select(r => r.Word));

    static double Sounds(string one, string other) => one == other || SpellingKey.Same(one, other) ? 1 : 0;

    /// <summary>Jaro-Winkler, of words that a few edits part; else 0.</summary>
    static double Alike(string one, string other) =>
        one == other ? 1 : Distance.Levenshtein(one, other, Math.Max(1, Math.Min(one.Length, other.Length) / 3)) <= Math.Max(1, Math.Min(one.Length, other.Length) / 3) ? JaroWinkler(one, other) : 0;

    internal static double JaroWinkler(string one, string other)
    {
        var reach = Math.Max(0, (Math.Max(one.Length, other.Length) / 2) - 1);
        var (used, matched) = (new bool[other.Length], new List<char>());
        foreach (var (c, i) in one.Select((c, i) => (c, i)))
            for (var j = Math.Max(0, i - reach); j < Math.Min(other.Length, i + reach + 1); j++)
                if (!used[j] && other[j] == c)
                {
                    used[j] = true;
                    matched.Add(c);
                    break;
                }

        if (matched.Count == 0) return 0;
        var order = other.Where((_, j) => used[j]).ToArray();
        var turned = matched.Where((c, i) => c != order[i]).Count() / 2.0;
        double count = matched.Count;
        var jaro = ((count / one.Length) + (count / other.Length) + ((count - turned) / count)) / 3;
        var prefix = one.Zip(other).Take(4).TakeWhile(p => p.First == p.Second).Count();
        return jaro + (prefix * 0.1 * (1 - jaro));
    }

    static string Sorted(string form) => string.Join(' ', form.Split(' ').Order(StringComparer.Ordinal));

    static IEnumerable<string> Numbers(Party party) => party.Names.SelectMany(n => n.Form.Split(' ')).Where(w => w.All(char.IsAsciiDigit));
}
