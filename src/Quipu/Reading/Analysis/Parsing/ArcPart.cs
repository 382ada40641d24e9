namespace Quipu.Reading.Analysis.Parsing;

/// <summary>The parts of a state that features are drawn from; each but the last depends on a few words alone, and what it scores is found once a sentence.</summary>
enum ArcPart
{
    /// <summary>The word on top of the stack, and what stands beside it.</summary>
    Top,

    /// <summary>The next word, and what stands beside it.</summary>
    Next,

    /// <summary>The top and the next word.</summary>
    Near,

    /// <summary>The two topmost words.</summary>
    Under,

    /// <summary>All words at hand.</summary>
    All,

    /// <summary>The children that they have so far.</summary>
    Children,
}
