using System.Collections.Immutable;
using Quipu.Documents;
using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Storage.Sqlite;

/// <summary>Reads grades, as far as a viewer may see what they are of.</summary>
sealed class GradeReader(Session db, Scope scope)
{
    const string Columns = "g.id, g.thing, g.target, g.scale, g.value, g.who, g.at, g.reason, g.retired, g.retired_by";

    GradeBook? _book;

    /// <summary>The grades in force.</summary>
    internal GradeBook Book => _book ??= new(db.List($"select {Columns} from grade g where g.retired is null{Seen}", Read));

    internal ImmutableArray<Grade> Of(GradeTarget on) =>
        [.. db.List($"select {Columns} from grade g where g.thing = ?1 and g.target = ?2{Seen} order by g.at desc, g.key desc", Read, (int)on.Thing, on.Key)];

    /// <summary>What a document is as evidence. The row has its source, its host, the source of its origin and its nature.</summary>
    internal SourceGrading Of(DocumentId document, string? source, string? host, string? origin, string? nature) =>
        Book.Of(document, new(source, host, origin is not null && origin != source, NatureOf(nature)));

    /// <summary>What a document is by how it came, as a word; empty: nothing of its own. A location is looked at first, since that costs no reading of the record.</summary>
    internal static string Nature(string alias) =>
        $"case when {alias}.capture glob '{CaptureId.SealedMark}*' then '{SourceKind.Confidential.Wire()}'" +
        $" when {alias}.location glob '{GivenReply.Scheme}*' and json_extract({alias}.body, '$.format') = '{GivenReply.Format}' then '{SourceKind.Party.Wire()}' else '' end";

    internal static SourceKind? NatureOf(string? word) => Wires.TryRead<SourceKind>(word, out var nature) ? nature : null;

    string Seen => scope.All ? "" : $" and (g.document is null or g.document in (select d.id from document d where 1{scope.And("d")}))";

    static Grade Read(Row r) => new(
        new(r.GetString(0)), new((GradedThing)r.GetInt32(1), r.GetString(2)), (GradeScale)r.GetInt32(3), r.GetString(4), r.GetString(5), JudgementWriter.Time(r.GetInt64(6)),
        r.IsDBNull(7) ? null : r.GetString(7), r.IsDBNull(8) ? null : JudgementWriter.Time(r.GetInt64(8)), r.IsDBNull(9) ? null : r.GetString(9));
}
