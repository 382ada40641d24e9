namespace Quipu.Matching.Linkage;

/// <summary>What kind of values a column holds: it decides how two of them are compared.</summary>
public enum ColumnKind
{
    /// <summary>One or two words: a given name, a surname, a town, a category.</summary>
    Name,

    /// <summary>Several words: a full name, an address, a title.</summary>
    Text,

    /// <summary>A code, of digits for the most part: a number of a document, a telephone, a postcode.</summary>
    Identifier,

    /// <summary>An address of electronic mail.</summary>
    Email,

    /// <summary>A day, a month or a year.</summary>
    Date,

    /// <summary>A quantity: near is nearly the same.</summary>
    Number,
}
