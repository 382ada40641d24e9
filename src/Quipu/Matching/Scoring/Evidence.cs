using Quipu.Matching.Names;

namespace Quipu.Matching.Scoring;

/// <summary>What logic-q1 looks at. Those before <see cref="NoName"/> are of names.</summary>
enum Q : byte
{
    Always,
    Rarity,
    Equal,
    Conflict,
    Conflicts,
    NearConflict,
    PlaceConflict,
    NumberConflict,
    GenericConflict,
    Extra,
    GenericExtra,
    Single,

    /// <summary>One word and an initial, while a word stands open.</summary>
    Thin,
    Edits,
    Blur,
    Distinct,

    /// <summary>The same of surnames that are counted: Vela and Vega.</summary>
    DistinctSurname,
    Sibling,
    Initial,
    Nick,
    Variant,
    Joined,
    Cut,
    Turned,
    SurnamesSwapped,
    LegalDiffers,
    LegalMissing,

    /// <summary>No name on one side at all.</summary>
    NoName,

    /// <summary>Tens of bits that the name lacks to be one person's; only where neither date nor number speaks.</summary>
    Common,
    BirthDay,
    BirthYear,
    BirthDiffers,
    BirthYearNear,
    BirthYearDiffers,
    Country,
    CountryDiffers,
    GenderDiffers,
    StrongNumber,
    Number,
    NumberDiffers,
    Address,
    WeakAlias,
}

/// <summary>How much there is of each, for one pair. Used again for the next pair.</summary>
sealed class Evidence
{
    internal static readonly int Size = Enum.GetValues<Q>().Length;

    readonly double[] _values = new double[Size];

    internal AnalysedName? Left { get; set; }

    internal AnalysedName? Right { get; set; }

    /// <summary>Bits of the rarest word that both names have.</summary>
    internal double Rarest { get; set; }

    internal double this[Q feature]
    {
        get => _values[(int)feature];
        set => _values[(int)feature] = value;
    }

    internal bool HasNumber => this[Q.StrongNumber] > 0 || this[Q.Number] > 0 || this[Q.WeakAlias] > 0;

    /// <summary>The dates of birth agree, as far as they are known.</summary>
    internal bool HasBirth => this[Q.BirthDay] + this[Q.BirthYear] > 0;

    /// <summary>Nothing that is known beside the names speaks against the pair, and those have more in common than a word and a letter.</summary>
    internal bool IsCompatible =>
        this[Q.Thin] + this[Q.DistinctSurname] + this[Q.CountryDiffers] + this[Q.GenderDiffers] + this[Q.BirthDiffers] + this[Q.BirthYearNear] + this[Q.BirthYearDiffers] + this[Q.NumberDiffers] == 0;

    internal ReadOnlySpan<double> Values => _values;

    internal void Clear()
    {
        Array.Clear(_values);
        Rarest = 0;
    }

    internal void CopyFrom(Evidence other)
    {
        other._values.CopyTo(_values, 0);
        (Left, Right, Rarest) = (other.Left, other.Right, other.Rarest);
    }
}
