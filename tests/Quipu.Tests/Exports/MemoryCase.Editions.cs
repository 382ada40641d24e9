using System.Collections.Immutable;
using Quipu.Access;
using Quipu.Claims;
using Quipu.Model;
using Quipu.Publishing.Editions;
using Quipu.Search;
using Quipu.Sources.Grades;

namespace Quipu.Tests.Exports;

sealed partial class MemoryCase
{
    public long RecordSequence => Sequence;

    public Page<SourceRow> Sources(Viewer viewer, SourceQuery query, Paging paging) => throw new NotSupportedException();

    public SourceRow? Source(Viewer viewer, SourceId id) => throw new NotSupportedException();

    public ImmutableArray<Grade> Grades(Viewer viewer, GradeTarget on) => throw new NotSupportedException();

    public ClaimOrigins? Origins(Viewer viewer, ClaimId id) => throw new NotSupportedException();

    public ImmutableArray<EditionRow> Editions(Viewer viewer) => throw new NotSupportedException();

    public ImmutableArray<EditionClaim> EditionClaims(Viewer viewer, EditionId edition) => throw new NotSupportedException();
}
