using Quipu.Model;
using Quipu.Registers;
using Quipu.Registers.Mappings;
using Quipu.Storage.Tables;

namespace Quipu.Cli.Runs;

/// <summary>A table that is named on the command line: a file, the standard input (through a file of its own), or a database of a server.</summary>
sealed class TableAsked : IDisposable
{
    /// <summary>The capture of a file that is only looked at.</summary>
    internal static readonly CaptureId None = new(new string('0', 64));

    readonly string? _address, _made;
    readonly RegisterFile? _file;

    TableAsked(string? address, RegisterFile? file, string? made) => (_address, _file, _made) = (address, file, made);

    internal static TableAsked Open(string name)
    {
        if (name.Contains("://", StringComparison.Ordinal)) return new(name, null, null);
        if (!StandardInput.IsNamed(name)) return new(null, new(Path.GetFullPath(name), Path.GetFileName(name), None), null);
        var made = Path.GetTempFileName();
        using (var to = System.IO.File.Create(made))
        {
            using var from = Console.OpenStandardInput();
            from.CopyTo(to);
        }

        return new(null, new(made, "stdin", None), made);
    }

    /// <summary>Null: it is a database of a server.</summary>
    internal RegisterFile? File => _file;

    /// <exception cref="RegisterException">It is no table.</exception>
    internal TableSample Sample(string? table) => _file is null ? TableReading.OfDatabase(_address!, "", table, TableDatabases.All) : TableReading.OfFile(_file, table, TableDatabases.All);

    /// <summary>The dataset that it makes where nobody names one.</summary>
    internal string Dataset(TableSample sample) => Importing.DatasetOf(_file?.PlainName ?? sample.Name).Value;

    public void Dispose()
    {
        if (_made is not null) System.IO.File.Delete(_made);
    }
}
