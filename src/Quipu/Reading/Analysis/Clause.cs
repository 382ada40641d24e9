namespace Quipu.Reading.Analysis;

/// <summary>A clause in the making. Its predicate may come after much else, so what belongs to it waits here.</summary>
sealed class Clause
{
    internal Clause? Parent { get; init; }

    internal Deprel Relation { get; init; }

    /// <summary>The word that it hangs on, where that is not its parent's predicate.</summary>
    internal int AttachTo { get; init; } = -1;

    internal int Predicate { get; set; } = -1;

    /// <summary>A copula that still waits for its predicate.</summary>
    internal int Copula { get; set; } = -1;

    internal int Subject { get; set; } = -1;

    internal int Object { get; set; } = -1;

    /// <summary>The relative pronoun that may turn out to be subject or object.</summary>
    internal int Relative { get; set; } = -1;

    /// <summary>Opened after a comma: the next comma closes it.</summary>
    internal bool InCommas { get; init; }

    internal bool HasVerb => Predicate >= 0 || Copula >= 0;

    internal List<(int Word, Deprel Relation)> Waiting { get; } = [];
}
