namespace Quipu.Network;

/// <summary>Who connects two entities: between whom, over which ties, as of when. As it stands: five ways of at most six ties, whichever way they lead, not through places.</summary>
public sealed record PathQuery(EntityId From, EntityId To)
{
    /// <summary>The ties that count.</summary>
    public TieQuery Ties { get; init; } = new();

    /// <summary>Ways at most.</summary>
    public int Count { get; init; } = 5;

    /// <summary>Ties of one way at most.</summary>
    public int Steps { get; init; } = 6;
}
