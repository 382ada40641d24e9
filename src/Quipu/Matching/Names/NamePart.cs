namespace Quipu.Matching.Names;

/// <summary>What a word does in a name.</summary>
public enum PartRole : byte
{
    /// <summary>Not known.</summary>
    Unset,
    Given,

    /// <summary>A middle name, where a source has it apart.</summary>
    Middle,

    /// <summary>A surname of which it is not known whether it is the first.</summary>
    Family,

    /// <summary>The first surname, in Spanish use the father's.</summary>
    Paternal,

    /// <summary>The second surname, in Spanish use the mother's.</summary>
    Maternal,

    /// <summary>A link between words: "de", "la", "van", "bin".</summary>
    Particle,
    Honorific,
    Nickname,
    Suffix,

    /// <summary>Of an organisation: its legal form.</summary>
    LegalForm,

    /// <summary>Of an organisation: a word that thousands have ("group", "servicios").</summary>
    Generic,

    /// <summary>Of an organisation: a country, a region, a town.</summary>
    Place,
    Number,

    /// <summary>A word without meaning of its own ("and", "of").</summary>
    Stop,
}

/// <summary>A word of an analysed name: a stretch of <see cref="AnalysedName.Form"/>.</summary>
/// <param name="Start">Its first character in the form.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Role">What it does in the name.</param>
/// <param name="Said">Its source says so; else the role was inferred from the words.</param>
public readonly record struct NamePart(short Start, short Length, PartRole Role, bool Said = false)
{
    /// <summary>The position behind its last character.</summary>
    public int End => Start + Length;
}

/// <summary>A sort of symbol, in the order in which a tagger knows them.</summary>
public enum SymbolKind : byte
{
    /// <summary>A legal form's class: LLC, JSC.</summary>
    LegalClass,

    /// <summary>A general word of organisations' or of people's names, whatever its language.</summary>
    Word,

    /// <summary>A trade: bank, mining.</summary>
    Trade,
    Initial,

    /// <summary>Spellings of one name.</summary>
    Name,

    /// <summary>A short form and the names it stands for.</summary>
    Nick,
    Number,

    /// <summary>A territory, by its code.</summary>
    Place,
}

/// <summary>A meaning that words of a name have: two names with one symbol agree there, whatever the spelling.</summary>
/// <param name="Id">Number of the meaning, within its kind; of numbers and initials the number or letter itself. Stable within a process only.</param>
/// <param name="First">Index of its first part.</param>
/// <param name="Count">How many parts it spans.</param>
public readonly record struct NameSymbol(SymbolKind Kind, int Id, byte First, byte Count);
