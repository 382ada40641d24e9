using System.Collections.Immutable;
using Quipu.Access.Masking;
using Quipu.Claims;

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

        /// <summary>Posts of a claim that may not leave under their own ids: these are made of those of the office and the place.</summary>
        internal IEnumerable<string> PostsOf(ShownClaim shown, IEnumerable<Entity> entities) =>
            !standIns.IsEmpty && (standIns.Hides(shown.Claim.Document) || standIns.Hides(shown.Object?.Entity.Value) || standIns.Hides(shown.Place?.Entity.Value)) ? entities.Where(FollowTheMoneyMapping.IsPost).Select(e => e.Id.Value) : [];

        EntityId In(EntityId id) => standIns.Hides(id.Value) ? new(standIns.In(id.Value)) : id;
    }
}
