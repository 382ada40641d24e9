namespace FollowTheMoney;

/// <summary>The id of an entity, as whoever publishes it chose it.</summary>
public readonly record struct EntityId(string Value) : IComparable<EntityId>
{
    public int CompareTo(EntityId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
