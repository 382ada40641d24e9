namespace Quipu.Evaluation;

/// <summary>The stages of reading, in order, as <see cref="StageClock"/> times them.</summary>
enum ReadingStage
{
    /// <summary>Words and sentences.</summary>
    Tokens,

    /// <summary>Syntactic words, parts of speech, features, lemmas.</summary>
    Tags,

    /// <summary>The rest of analysis: trees, and what is gathered from them.</summary>
    Trees,

    /// <summary>Names with their types, those of one party together.</summary>
    Names,

    /// <summary>Dates, quantities, posts, descriptions and pronouns, and who is meant.</summary>
    Referents,

    /// <summary>What triggers evoke, with its parties.</summary>
    Frames,

    /// <summary>Who says it and how; the finished claims.</summary>
    Claims,
}
