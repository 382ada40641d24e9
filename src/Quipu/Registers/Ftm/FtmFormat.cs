using System.Collections.Immutable;
using FollowTheMoney.Streams;

namespace Quipu.Registers.Ftm;

/// <summary>
/// Streams of FollowTheMoney entities, one JSON object a line, and .vis drawings. Values are kept as the stream has them, so that it can be exported as it was;
/// a value that its type does not allow is noted as doubted. They belong to the dataset that was asked for; where none was, to the first that their line names.
/// </summary>
sealed class FtmFormat : IRegisterFormat
{
    public string Name => "ftm";

    public string Description => "FollowTheMoney entities as JSON lines (releases 3.x to 4.11), or a .vis drawing.";

    public int Likeness(RegisterSample sample)
    {
        if (IsDrawing(sample.File) && sample.Head.Contains("\"entities\"", StringComparison.Ordinal)) return 95;
        var line = sample.Head.AsSpan().TrimStart();
        if (line is not ['{', ..]) return 0;
        var first = line[..(line.IndexOf('\n') is var end and >= 0 ? end : line.Length)];
        return Has(first, "\"id\"") && Has(first, "\"schema\"") && Has(first, "\"properties\"") ? 97 : 0;

        static bool Has(ReadOnlySpan<char> text, string word) => text.Contains(word, StringComparison.Ordinal);
    }

    public IEnumerable<RegisterRecord> Read(ImportInput input)
    {
        for (var file = 0; file < input.Files.Length; file++)
            foreach (var record in RowGaps.Filled(file, Rows(input.Files[file]).Select(row => (row.Number, Record(input, file, row))))) yield return record;
    }

    static IEnumerable<EntityRow> Rows(RegisterFile file)
    {
        if (!IsDrawing(file)) return EntityStreams.Read(file.Open());
        try
        {
            using var stream = file.Open();
            return [.. EntityStreams.ReadVis(stream)];
        }
        catch (FormatException wrong)
        {
            throw new RegisterException($"{file.Name}: {wrong.Message}");
        }
    }

    /// <summary>The member of the line that says so.</summary>
    static string ColumnOf(Statement statement, Entity entity, DatasetName dataset) =>
        statement.Prop != Statement.Base ? statement.Prop : statement.Entity != entity.Id ? "referents" : statement.Dataset != dataset ? "datasets" : "id";

    static bool IsDrawing(RegisterFile file) => file.PlainName.EndsWith(".vis", StringComparison.OrdinalIgnoreCase);

    static RegisterRecord Record(ImportInput input, int file, EntityRow row)
    {
        var notes = ImmutableArray.CreateBuilder<RowNote>();
        foreach (var (name, value) in row.Mended)
            notes.Add(new(NoteKind.Cleaned, name, value, "Half a surrogate pair, or bytes that are no UTF-8, became U+FFFD."));
        foreach (var stray in row.Quarantined)
            notes.Add(new(NoteKind.Quarantined, stray.Name, stray.Value, stray.Name.Contains(':') ? $"FollowTheMoney 4 has no {stray.Name}." : $"FollowTheMoney 4 has no schema '{stray.Name}'."));
        if (row.Problem is { } problem && row.Quarantined.Count == 0) notes.Add(new(NoteKind.Skipped, null, null, problem));
        var statements = ImmutableArray.CreateBuilder<RowStatement>();
        var dataset = input.IsDatasetAsked || row.Entity is not { Datasets.Count: > 0 } named ? input.Dataset : new(named.Datasets.Min!);
        foreach (var entity in row.Nested.Prepend(row.Entity).OfType<Entity>())
        {
            foreach (var (name, value) in entity.Context)
                notes.Add(new(NoteKind.Dropped, name, value, "FollowTheMoney's entities have no such member; the row still has it."));
            foreach (var statement in entity.AsStated(dataset))
            {
                statements.Add(new(statement, ColumnOf(statement, entity, dataset)));
                if (StatementDoubt.Of(statement) is { } doubt) notes.Add(doubt);
            }
        }

        return new(new(file, row.Number)) { Statements = statements.ToImmutable(), Notes = notes.ToImmutable() };
    }
}

/// <summary>Whether a statement that came ready-made is what its type allows.</summary>
static class StatementDoubt
{
    /// <summary>Values of these types are any text.</summary>
    static readonly HashSet<string> Free = new(["name", "string", "text", "html", "number", "json", "address", "id", "mimetype"], StringComparer.Ordinal);

    internal static RowNote? Of(Statement statement)
    {
        if (Free.Contains(statement.PropType) || Schemata.Default.Find(statement.Schema)?[statement.Prop] is not { } property) return null;
        return Values.Clean(property, statement.Value) is null ? new(NoteKind.Doubted, statement.Prop, statement.Value, $"This is no {property.Type} as {property.QName} has it; it is kept as it stands.") : null;
    }
}

/// <summary>Rows that a reader of ready-made files passes over because they are empty: each is a record too.</summary>
static class RowGaps
{
    internal static IEnumerable<RegisterRecord> Filled(int file, IEnumerable<(long Number, RegisterRecord Record)> rows)
    {
        var next = 1L;
        foreach (var (number, record) in rows)
        {
            for (; next < number; next++) yield return new(new(file, next)) { Notes = [new(NoteKind.Skipped, null, null, "The row is blank.")] };
            next = number + 1;
            yield return record;
        }
    }
}
