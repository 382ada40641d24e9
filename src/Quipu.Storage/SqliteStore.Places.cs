using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Places;
using Quipu.Storage.Sqlite;

namespace Quipu.Storage;

public sealed partial class SqliteStore
{
    public ClaimSpots Spots(Viewer viewer, ClaimQuery query) => Read(viewer, (db, scope) => new SpotReader(db, scope).Read(query));

    public ImmutableArray<PlaceCard> PlaceCards(Viewer viewer) => Read(viewer, (db, scope) => new EntityReader(db, scope).Places());

    public ImmutableArray<ShownClaim> ClaimsAt(Viewer viewer, IReadOnlyList<long> claims) => Read(viewer, (db, scope) => new ClaimReader(db, scope).Seen(claims));
}
