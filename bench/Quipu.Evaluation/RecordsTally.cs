using System.Globalization;
using Quipu.Registers;

namespace Quipu.Evaluation;

/// <summary>What became of the rows of one file.</summary>
sealed class RecordsTally(string file, string kind)
{
    readonly HashSet<string> _entities = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, (long Count, string? First)> _reasons = new(StringComparer.Ordinal);
    readonly long[] _kinds = new long[Enum.GetValues<NoteKind>().Length];
    long _last;

    internal static string Heading => string.Create(CultureInfo.InvariantCulture, $"{"file",-58} {"kind",-10} {"rows",8} {"kept",8} {"not",6} {"entities",9} {"statements",11} {"figures",9} {"cleaned",8} {"dropped",8} {"doubted",8}");

    internal string File { get; } = file;

    internal string Kind { get; } = kind;

    internal long Rows { get; private set; }

    /// <summary>Rows with statements or figures.</summary>
    internal long Kept { get; private set; }

    /// <summary>Rows of which nothing came, and a note says why.</summary>
    internal long Told { get; private set; }

    /// <summary>Rows of which nothing came, and nothing says why; or rows that are missing between two.</summary>
    internal long Lost { get; private set; }

    internal long Statements { get; private set; }

    internal long Figures { get; private set; }

    internal string? Refused { get; set; }

    internal string Line => Refused is not null ? $"{File}: refused: {Refused}" : string.Create(CultureInfo.InvariantCulture,
        $"{File,-58} {Kind,-10} {Rows,8} {Kept,8} {Told,6} {_entities.Count,9} {Statements,11} {Figures,9} {Of(NoteKind.Cleaned),8} {Of(NoteKind.Dropped),8} {Of(NoteKind.Doubted),8}");

    /// <summary>Why rows or values are not what they were, the commonest first.</summary>
    internal IEnumerable<string> Reasons => _reasons.OrderByDescending(r => r.Value.Count).ThenBy(r => r.Key, StringComparer.Ordinal).Take(12)
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Value.Count,7} {r.Key}{(r.Value.First is { } first ? $" First: {(first.Length > 60 ? $"{first[..59]}…" : first)}" : "")}"));

    internal void Add(RegisterRecord record)
    {
        Rows++;
        if (record.Row.Number != _last + 1) Lost++;
        _last = record.Row.Number;
        Statements += record.Statements.Length;
        Figures += record.Figures.Length;
        foreach (var row in record.Statements) _entities.Add(row.Statement.Entity.Value);
        foreach (var note in record.Notes)
        {
            _kinds[(int)note.Kind]++;
            if (note.Kind is not NoteKind.Cleaned) Count($"{note.Kind}{(note.Column is null ? "" : $" {note.Column}")}: {note.Reason}", note.Value);
        }

        if (!record.Statements.IsEmpty || !record.Figures.IsEmpty) Kept++;
        else if (record.Notes.Any(n => n.Kind is NoteKind.Skipped or NoteKind.Quarantined)) Told++;
        else Lost++;
    }

    long Of(NoteKind note) => _kinds[(int)note];

    void Count(string reason, string? value)
    {
        // Reasons that quote a value would be as many as rows.
        if (_reasons.TryGetValue(reason, out var known)) _reasons[reason] = known with { Count = known.Count + 1 };
        else if (_reasons.Count < 500) _reasons[reason] = (1, value);
    }
}
