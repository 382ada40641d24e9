namespace Quipu.Reading.Analysis;

/// <summary>One way to tag the beginning of a sentence, up to and with a word.</summary>
struct TagReading
{
    internal int Score;

    /// <summary>Which reading of the word before it goes on.</summary>
    internal short From;

    internal Upos Tag;
    internal Upos Before;
}
