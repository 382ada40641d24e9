using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Claims.Reviewing;
using Quipu.Claims.Times;
using Quipu.Model;
using Quipu.Publishing.Editions;
using Quipu.Search;
using Quipu.Sources.Grades;

namespace Quipu.Storage.Tests.Ingest;

sealed partial class FullStore
{
    public ImmutableArray<MonthCount> Months(Viewer viewer, ClaimQuery query, ClaimTime time) => store.Months(viewer, query, time);

    public ImmutableArray<Places.PlaceCard> PlaceCards(Viewer viewer) => store.PlaceCards(viewer);

    public Places.ClaimSpots Spots(Viewer viewer, ClaimQuery query) => store.Spots(viewer, query);

    public ImmutableArray<ShownClaim> ClaimsAt(Viewer viewer, IReadOnlyList<long> claims) => store.ClaimsAt(viewer, claims);

    public ReviewTally Tally(Viewer viewer) => store.Tally(viewer);

    public ImmutableArray<Decision> Decisions(Viewer viewer, string by, int most) => store.Decisions(viewer, by, most);

    public long RecordSequence => store.RecordSequence;

    public Page<SourceRow> Sources(Viewer viewer, SourceQuery query, Paging paging) => store.Sources(viewer, query, paging);

    public SourceRow? Source(Viewer viewer, SourceId id) => store.Source(viewer, id);

    public ImmutableArray<Grade> Grades(Viewer viewer, GradeTarget on) => store.Grades(viewer, on);

    public ClaimOrigins? Origins(Viewer viewer, ClaimId id) => store.Origins(viewer, id);

    public ImmutableArray<EditionRow> Editions(Viewer viewer) => store.Editions(viewer);

    public ImmutableArray<EditionClaim> EditionClaims(Viewer viewer, EditionId edition) => store.EditionClaims(viewer, edition);
}
