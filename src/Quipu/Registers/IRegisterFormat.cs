using System.Collections.Immutable;
using System.Text;
using Quipu.Registers.Tables;

namespace Quipu.Registers;

/// <summary>A kind of register file. Reading streams: memory does not grow with the file, and the same files give the same records in the same order.</summary>
public interface IRegisterFormat
{
    /// <summary>The word on the command line: <c>ofac</c>, <c>ftm</c>, <c>ocds</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for help.</summary>
    string Description { get; }

    /// <summary>How much a file looks like this kind, 0 (not at all) to 100 (says so itself).</summary>
    int Likeness(RegisterSample sample);

    /// <summary>Its rows, in order. A row that is broken is a record with a note; a file that cannot be read at all is a <see cref="RegisterException"/>.</summary>
    IEnumerable<RegisterRecord> Read(ImportInput input);

    /// <summary>
    /// A row of a file as it stands there, by the number that <see cref="Read"/> gave it; null where there is none. A table's columns and a record's properties are told one by one,
    /// anything else as it stands. Kinds that number their rows in another way, or know the names of columns that the file leaves out, have their own.
    /// </summary>
    StoodRow? RowOf(RegisterFile file, long number) => StoodRow.Find(file, number);
}

/// <summary>The beginning of a file, to tell its kind by.</summary>
/// <param name="Head">The first 64 KiB, unpacked, decoded as UTF-8 (BOM dropped).</param>
public sealed record RegisterSample(RegisterFile File, string Head)
{
    const int HeadBytes = 1 << 16;
    ImmutableArray<string>? _columns;

    /// <summary>Names of a table's columns, looked for once: the many kinds all ask. Empty where it is no table.</summary>
    /// <exception cref="RegisterException">It says to be a workbook, and cannot be opened as one.</exception>
    internal ImmutableArray<string> Columns => _columns ??= Table.ColumnsOf(this);

    /// <summary>The beginning of a file as it lies there.</summary>
    public static RegisterSample Of(RegisterFile file)
    {
        using var stream = file.Open();
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var text = head.AsSpan(0, length);
        return new(file, Encoding.UTF8.GetString(text.StartsWith("\uFEFF"u8) ? text[3..] : text));
    }
}

/// <summary>What is to be imported.</summary>
public sealed record ImportInput(DatasetName Dataset, ImmutableArray<RegisterFile> Files)
{
    /// <summary>A mapping file's path, for kinds that take one.</summary>
    public string? Mapping { get; init; }

    /// <summary>Whoever imports named the dataset; otherwise a stream whose lines name theirs keeps them.</summary>
    public bool IsDatasetAsked { get; init; }

    /// <summary>What opens databases that a mapping reads.</summary>
    public ImmutableArray<ITableDatabase> Databases { get; init; } = [];

    /// <summary>
    /// The one row that is asked for: a kind may then pass over all others. It gives nothing where the row's ids hang on rows before it, which are then read too.
    /// Null: all rows.
    /// </summary>
    public RowPlace? Only { get; init; }
}

/// <summary>A register file that cannot be read: what, where and what to do.</summary>
public sealed class RegisterException(string message) : QuipuException(message);
