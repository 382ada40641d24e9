using Quipu.Registers;

namespace Quipu.Storage.Sqlite;

/// <summary>The counts of an import while it runs; written with each batch, read again when it goes on.</summary>
sealed class ImportTally
{
    internal const string Columns = "rows, filled, empty, fresh, seen, repeated, vanished, entities, figures, cleaned, dropped, doubted, quarantined, skipped";

    internal long Rows, Filled, Empty, Fresh, Seen, Repeated, Vanished, Entities, Figures;

    internal long[] Notes { get; private init; } = new long[5];

    internal static ImportTally Read(Row r, int at) => new()
    {
        Rows = r.GetInt64(at),
        Filled = r.GetInt64(at + 1),
        Empty = r.GetInt64(at + 2),
        Fresh = r.GetInt64(at + 3),
        Seen = r.GetInt64(at + 4),
        Repeated = r.GetInt64(at + 5),
        Vanished = r.GetInt64(at + 6),
        Entities = r.GetInt64(at + 7),
        Figures = r.GetInt64(at + 8),
        Notes = [.. Enumerable.Range(at + 9, 5).Select(r.GetInt64)],
    };

    internal static ImportTally Of(Session db, long import) =>
        db.One($"select {Columns} from register_import where number = ?1", r => Read(r, 0), import) ?? new();

    internal void Write(Session db, long import) => db.Run(
        """
        update register_import set rows = ?2, filled = ?3, empty = ?4, fresh = ?5, seen = ?6, repeated = ?7, vanished = ?8, entities = ?9, figures = ?10,
            cleaned = ?11, dropped = ?12, doubted = ?13, quarantined = ?14, skipped = ?15 where number = ?1
        """,
        import, Rows, Filled, Empty, Fresh, Seen, Repeated, Vanished, Entities, Figures, Notes[0], Notes[1], Notes[2], Notes[3], Notes[4]);

    internal ImportCounts Counts() => new(Rows, Filled, Empty)
    {
        NewStatements = Fresh,
        SeenStatements = Seen,
        Repeated = Repeated,
        Vanished = Vanished,
        NewEntities = Entities,
        Figures = Figures,
        Notes = [.. Notes],
    };
}
