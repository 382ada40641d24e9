using System.Collections.Immutable;
using System.Globalization;
using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>The weights of logic-q1, in log-odds: one column for people, one for bodies and things.</summary>
sealed class Weights
{
    const string File = "Scoring/logic-q1.tsv";

    static readonly Lazy<Weights> Read = new(() => Parse(NameResource.Rows(File)));

    readonly double[] _person;
    readonly double[] _body;

    internal Weights(double[] person, double[] body) => (_person, _body) = (person, body);

    /// <summary>As they were released under the name logic-q1.</summary>
    internal static Weights Frozen => Read.Value;

    /// <summary>As they were set by hand, before any was fitted.</summary>
    internal static Weights BeforeFitting => Parse(NameResource.Rows(File), first: 3);

    /// <summary>The table as it is kept.</summary>
    internal string Table(Weights before) =>
        "# logic-q1: feature, weight of one for people, weight of one for bodies and things; then the same as they were set before any was fitted. Natural log-odds.\n" +
        string.Concat(Enum.GetValues<Q>().Select(q => string.Create(CultureInfo.InvariantCulture, $"{Wordings.NameOf(q)}\t{_person[(int)q]:0.##}\t{_body[(int)q]:0.##}\t{before._person[(int)q]:0.##}\t{before._body[(int)q]:0.##}\n")));

    internal ImmutableArray<Feature> Features =>
    [
        .. from kind in new[] { PartyKind.Person, PartyKind.Organization }
           from feature in Enum.GetValues<Q>()
           where Of(kind, feature) != 0
           select new Feature(NameOf(kind, feature), Of(kind, feature), true, Wordings.Of(feature)),
    ];

    internal static string NameOf(PartyKind kind, Q feature) => (kind == PartyKind.Person ? "person-" : "body-") + Wordings.NameOf(feature);

    internal double Of(PartyKind kind, Q feature) => Column(kind)[(int)feature];

    internal double LogOdds(PartyKind kind, Evidence evidence)
    {
        var sum = 0.0;
        var weights = Column(kind);
        var values = evidence.Values;
        for (var i = 0; i < values.Length; i++) sum += weights[i] * values[i];
        return sum;
    }

    /// <summary>These with others for some features, by their names.</summary>
    /// <exception cref="ArgumentException">There is no such feature.</exception>
    internal Weights With(IReadOnlyDictionary<string, double> weights)
    {
        var (person, body) = ((double[])_person.Clone(), (double[])_body.Clone());
        foreach (var (name, weight) in weights)
        {
            var feature = Enum.GetValues<Q>().Where(q => NameOf(PartyKind.Person, q) == name || NameOf(PartyKind.Organization, q) == name).ToArray();
            if (feature is not [var found]) throw new ArgumentException($"logic-q1 has no feature “{name}”.", nameof(weights));
            (name.StartsWith("person-", StringComparison.Ordinal) ? person : body)[(int)found] = weight;
        }

        return new(person, body);
    }

    internal static Weights Parse(IEnumerable<string[]> rows, int first = 1)
    {
        var (person, body) = (new double[Evidence.Size], new double[Evidence.Size]);
        var byName = Enum.GetValues<Q>().ToDictionary(Wordings.NameOf, q => (int)q, StringComparer.Ordinal);
        foreach (var row in rows) (person[byName[row[0]]], body[byName[row[0]]]) = (Number(row[first]), Number(row[first + 1]));
        return new(person, body);
    }

    internal double[] Column(PartyKind kind) => kind == PartyKind.Person ? _person : _body;

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The features of logic-q1 in words.</summary>
static class Wordings
{
    static readonly string[] Names = [.. Enum.GetNames<Q>().Select(n => string.Concat(n.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString())))];

    internal static string NameOf(Q feature) => Names[(int)feature];

    internal static string Of(Q feature) => feature switch
    {
        Q.Always => "What holds before anything is known of the pair.",
        Q.Rarity => "How rare the words are that both names have, in tens of bits.",
        Q.Equal => "Every word of one name is in the other.",
        Q.Conflict => "Each name has a word that stands against one of the other.",
        Q.Conflicts => "More words that stand against each other.",
        Q.NearConflict => "Words that stand against each other are half alike.",
        Q.PlaceConflict => "Each names another place.",
        Q.NumberConflict => "Each has another number.",
        Q.GenericConflict => "General words differ.",
        Q.Extra => "Words that only one name has.",
        Q.GenericExtra => "General words or numbers that only one name has.",
        Q.Single => "One word is all that both have.",
        Q.Thin => "One word and an initial are all that both have, and another word is left over.",
        Q.Edits => "Letters that differ, weighed by how easily they are mistaken.",
        Q.Blur => "The share of their words that differs.",
        Q.Distinct => "Words that differ by a letter, each a well-known name of its own.",
        Q.DistinctSurname => "Surnames that differ by a letter, each borne by many.",
        Q.Sibling => "Both surnames agree and the given names do not: siblings do the same.",
        Q.Initial => "An initial, or first letters, for a name.",
        Q.Nick => "A short form for a name.",
        Q.Variant => "Another spelling of one name, or another word of one meaning.",
        Q.Joined => "The same letters with other gaps.",
        Q.Cut => "A name that breaks off.",
        Q.Turned => "The words come in another order.",
        Q.SurnamesSwapped => "The first surname of one is the second of the other.",
        Q.LegalDiffers => "Legal forms of different classes.",
        Q.LegalMissing => "Only one says its legal form.",
        Q.NoName => "One side has no name.",
        Q.Common => "Many bear such a name, and neither a date nor a number decides.",
        Q.BirthDay => "Born on the same day.",
        Q.BirthYear => "Born in the same year; the day is not known, or day and month are changed over.",
        Q.BirthDiffers => "Born in the same year on another day.",
        Q.BirthYearNear => "Born a year apart, or on the same day of a year that differs by one digit.",
        Q.BirthYearDiffers => "Born in another year.",
        Q.Country => "A country in common.",
        Q.CountryDiffers => "No country in common.",
        Q.GenderDiffers => "Not of one sex.",
        Q.StrongNumber => "A number in common that checks itself.",
        Q.Number => "A number in common.",
        Q.NumberDiffers => "The same kind of number, and another one.",
        Q.Address => "An address in common.",
        Q.WeakAlias => "A nickname in common that proves little.",
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };
}
