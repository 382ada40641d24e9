using System.Collections.Immutable;
using Quipu.Access.Masking;

namespace Quipu.Exports;

/// <summary>Statements as they leave: their ids are hashes of the entity and the value, and follow from the stand-ins of these.</summary>
static class StandInStatements
{
    extension(StandIns standIns)
    {
        internal Statement In(Statement statement) => !standIns.Hides(statement.Entity.Value) && !standIns.Hides(statement.Canonical.Value) && !standIns.Hides(statement.Value) ? statement : statement with
        {
            Canonical = standIns.In(statement.Canonical),
            Entity = standIns.In(statement.Entity),
            Value = standIns.In(statement.Value),
        };

        internal ImmutableArray<Statement> In(ImmutableArray<Statement> group) => [.. group.Select(standIns.In).Order(StatementOrder.Instance)];

        EntityId In(EntityId id) => standIns.Hides(id.Value) ? new(standIns.In(id.Value)) : id;
    }
}
