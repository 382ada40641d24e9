using Quipu.Model;
using Quipu.Sources.Grades;

namespace Quipu.Storage.Sqlite;

/// <summary>Keeps what people say of sources, documents and claims as evidence: added, taken back, never changed.</summary>
sealed class GradeWriter(Writing writing)
{
    Session Db => writing.Db;

    internal void Write(Grade grade)
    {
        if (!Grade.Has(grade.On.Thing, grade.Scale) || Grade.Read(grade.Scale, grade.Value) is not { } value)
            throw new ArgumentException($"'{grade.Value}' is no {grade.Scale.Wire()} of a {grade.On.Thing.Wire()}.", nameof(grade));
        if (grade.On.Thing != GradedThing.Source && DocumentOf(grade.On) is null)
            throw new ArgumentException($"There is no {grade.On.Thing.Wire()} {grade.On.Key} to grade.", nameof(grade));
        var document = DocumentOf(grade.On);
        if (Db.Run(
            "insert or ignore into grade (id, thing, target, document, scale, value, at, who, reason, retired, retired_by) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, null, null)",
            grade.Id.Value, (int)grade.On.Thing, grade.On.Key, document, (int)grade.Scale, value, grade.At.UtcTicks, grade.By, string.IsNullOrWhiteSpace(grade.Reason) ? null : grade.Reason.Trim()) == 0) return;
        Note($"{grade.By}: graded a {grade.On.Thing.Wire()} ({grade.Scale.Wire()})", document);
    }

    internal void Retire(Change.GradeRetired retired)
    {
        var row = Db.One("select document, thing from grade where id = ?1 and retired is null", r => Tuple.Create(r.IsDBNull(0) ? null : r.GetString(0), (GradedThing)r.GetInt32(1)), retired.Grade.Value);
        if (row is null) return;
        Db.Run("update grade set retired = ?2, retired_by = ?3 where id = ?1", retired.Grade.Value, retired.At.UtcTicks, retired.By);
        Note($"{retired.By}: took back a grade of a {row.Item2.Wire()}", row.Item1);
    }

    /// <summary>What was said of a document and its claims goes with it: a reason may hold its words.</summary>
    internal void Forget(DocumentId document) => Db.Run("delete from grade where document = ?1", document.Value);

    /// <summary>What was said of a source goes with it.</summary>
    internal void Forget(Change.SourceForgotten forgotten)
    {
        Db.Run("delete from grade where thing = ?1 and target = ?2", (int)GradedThing.Source, forgotten.Source.Value);
        writing.MustPurge = true;
        writing.Note("forgotten", "", $"{forgotten.By}: forgot a source");
    }

    void Note(string message, string? document) => writing.Note(
        "grade", "", message, document is null ? default : new(Db.Number("select dataset from document where id = ?1", document), new(document)));

    string? DocumentOf(GradeTarget on) => on.Thing switch
    {
        GradedThing.Document => Db.Text("select id from document where id = ?1", on.Key),
        GradedThing.Claim => Db.Text("select d.id from claim c join document d on d.key = c.document where c.id = ?1", on.Key),
        _ => null,
    };
}
