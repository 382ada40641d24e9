using System.Collections.Immutable;
using Quipu.Network.Money;

namespace Quipu;

/// <summary>The tables of exchange rates of a workspace: files in its folder <c>rates</c>, each under the name that it is asked for by. None comes with Quipu.</summary>
/// <param name="workspace">The workspace's folder.</param>
public sealed class RateTables(string workspace)
{
    /// <summary>Where in a workspace they lie.</summary>
    public const string Folder = "rates";

    /// <summary>Bytes of a table at most.</summary>
    const long Longest = 32 << 20;

    /// <summary>All tables by name, and every fault of every file.</summary>
    public (ImmutableArray<RateTable> Tables, ImmutableArray<string> Faults) Read()
    {
        var folder = Path.Combine(workspace, Folder);
        if (!Directory.Exists(folder)) return ([], []);
        var read = Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal).Select(file => Of(Path.GetFileNameWithoutExtension(file), file)).ToList();
        return ([.. read.Select(r => r.Table).OfType<RateTable>()], [.. read.SelectMany(r => r.Faults)]);
    }

    /// <summary>One table; null with its faults, or where there is none.</summary>
    public (RateTable? Table, ImmutableArray<string> Faults) Find(string name)
    {
        var file = Path.Combine(workspace, Folder, name + ".csv");
        return RateTable.IsName(name) && File.Exists(file) ? Of(name, file) : (null, []);
    }

    /// <summary>Keeps a file as the table of that name, in the place of one that is there; nothing is kept where it has a fault.</summary>
    /// <param name="said">Lines that say source and licence where the file does not.</param>
    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public (RateTable? Table, ImmutableArray<string> Faults) Keep(string name, string file, IEnumerable<(string Key, string Value)> said)
    {
        if (!RateTable.IsName(name)) return (null, [$"'{name}' cannot be the name of a table of rates; take small letters, digits and hyphens, at most 60."]);
        if (new FileInfo(file) is not { Exists: true } found) return (null, [$"There is no file {file}."]);
        if (found.Length > Longest) return (null, [$"{file} is longer than {Longest >> 20} MiB: that is no table of rates."]);
        var text = string.Concat(said.Select(s => $"# {s.Key}: {s.Value.ReplaceLineEndings(" ")}\n")) + File.ReadAllText(file).TrimStart('\uFEFF');
        var read = RateTable.Read(name, text);
        if (read.Table is null) return read;
        try
        {
            Directory.CreateDirectory(Path.Combine(workspace, Folder));
            Workspace.WriteWhole(Path.Combine(workspace, Folder, name + ".csv"), text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The table of rates cannot be kept in {Path.Combine(workspace, Folder)} ({e.Message.TrimEnd('.')}); check the disk and its permissions.", e);
        }

        return read;
    }

    static (RateTable? Table, ImmutableArray<string> Faults) Of(string name, string file)
    {
        if (!RateTable.IsName(name)) return (null, [$"{file} cannot be a table of rates: its name must be of small letters, digits and hyphens."]);
        try
        {
            return RateTable.Read(name, File.ReadAllText(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{file} cannot be read ({e.Message.TrimEnd('.')})."]);
        }
    }
}
