using FollowTheMoney.Streams;
using Quipu.Registers.Tables;

namespace Quipu.Registers.Ftm;

/// <summary>Files of FollowTheMoney statements: CSV, packs (with or without a header), JSON lines. Each keeps its dataset, its times and the id that it came with.</summary>
sealed class StatementsFormat : IRegisterFormat
{
    public string Name => "statements";

    public string Description => "FollowTheMoney statements: CSV, pack or JSON lines; each belongs to the dataset that it names.";

    public int Likeness(RegisterSample sample)
    {
        var text = sample.Head.AsSpan().TrimStart();
        var line = text[..(text.IndexOf('\n') is var end and >= 0 ? end : text.Length)];
        if (Has(line, "entity_id") && Has(line, "prop") && Has(line, "value") && Has(line, "dataset")) return 98;
        var cells = line.ToString().Split(',');
        return cells.Length is 10 or 11 && cells[1].Contains(':') && Legacy.Schema(cells[1].Trim('"').Split(':')[0]) is not null && cells[^1].Trim().Trim('"').Length == 40 ? 90 : 0;

        static bool Has(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.Ordinal);
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        for (var file = 0; file < input.Files.Length; file++)
        {
            using var rows = Rows(input.Files[file]).GetEnumerator();
            foreach (var record in RowGaps.Filled(file, Records(file, input.Files[file], rows))) yield return record;
        }
    }

    /// <summary>A pack has no header: its columns are called by their place.</summary>
    public StoodRow? RowOf(RegisterFile file, long number) => RegisterSample.Of(file).Head.Split('\n', 2)[0] is var line && (line.TrimStart() is ['{', ..] || line.Contains("entity_id", StringComparison.Ordinal))
        ? StoodRow.Find(file, number) : StoodRow.OfTable(file, number, TableHeader.Known());

    static IEnumerable<StatementRow> Rows(RegisterFile file)
    {
        using var stream = file.Open();
        var first = stream.ReadByte();
        while (first is ' ' or '\t' or '\r' or '\n' or 0xef or 0xbb or 0xbf) first = stream.ReadByte();
        return first == '{' ? StatementFiles.ReadJson(file.Open()) : StatementFiles.ReadCsv(file.Open());
    }

    static IEnumerable<(long, RegisterRecord)> Records(int file, RegisterFile from, IEnumerator<StatementRow> rows)
    {
        while (Next(from, rows)) yield return (rows.Current.Number, Record(file, rows.Current));
    }

    static bool Next(RegisterFile file, IEnumerator<StatementRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (FormatException wrong)
        {
            throw new RegisterException($"{file.Name}: {wrong.Message}");
        }
    }

    static RegisterRecord Record(int file, in StatementRow row) => new(new(file, row.Number))
    {
        Statements = row.Statement is { } statement ? [new(statement, "value")] : [],
        Notes = [.. Notes(row)],
    };

    static IEnumerable<RowNote> Notes(StatementRow row)
    {
        if (row.Problem is { } problem)
            yield return row.Statement is { } mended ? new(NoteKind.Cleaned, mended.Prop, mended.Value, problem)
                : new(row.Quarantined ? NoteKind.Quarantined : NoteKind.Skipped, row.Name, row.Text, problem);
        if (row.Statement is { } kept && StatementDoubt.Of(kept) is { } doubt) yield return doubt;
    }
}
