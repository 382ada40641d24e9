namespace Quipu.Matching.Candidates;

/// <summary>Somebody for an index.</summary>
/// <param name="IsLoose">The id is no register's own: it may be gone when documents are read or judged anew, so whoever follows the records asks for it each time.</param>
sealed record KnownParty(Entity Entity, bool IsLoose)
{
    internal EntityId Id => Entity.Id;
}
