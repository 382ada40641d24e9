using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Quipu.Registers;

namespace Quipu.Tests.Registers;

/// <summary>Register files for tests: those in <c>tests/data/registers</c>, and ones written for the occasion.</summary>
sealed class Samples : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-registers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal RegisterFile File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    internal RegisterFile File(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return Taken(path);
    }

    /// <summary>A file of which the content is written piece by piece.</summary>
    internal RegisterFile File(string name, Action<Stream> write)
    {
        var path = Path.Combine(_folder, name);
        using (var stream = System.IO.File.Create(path)) write(stream);
        return new(path, name, new("0"));
    }

    internal static RegisterFile Taken(string path) => new(path, Path.GetFileName(path), new(Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(path)))));

    /// <summary>The files of a kind, in ordinal order.</summary>
    internal static ImportInput Input(string kind) => new(new("fiction"), [.. Directory.GetFiles(Repository.File($"tests/data/registers/{kind}")).Order(StringComparer.Ordinal).Select(Taken)]);

    /// <summary>Everything that records say, one line a thing.</summary>
    internal static string Print(ImportInput input, IEnumerable<RegisterRecord> records)
    {
        var text = new StringBuilder();
        foreach (var record in records)
        {
            text.Append(CultureInfo.InvariantCulture, $"== {input.Files[record.Row.File].Name} {record.Row.Number}\n");
            foreach (var (statement, columns) in record.Statements)
                text.Append(CultureInfo.InvariantCulture, $"{statement.Schema} {statement.Entity} {statement.Prop} = {statement.Value}{(statement.OriginalValue is { } was ? $" « {was}" : "")}  [{columns}]\n");
            foreach (var figure in record.Figures)
                text.Append(CultureInfo.InvariantCulture, $"{figure.Metric} | {figure.Label} | {figure.Place} {figure.PlaceName} | {figure.Period} | {figure.Value} « {figure.Verbatim} {figure.Unit} | {figure.Publisher} {figure.Vintage}\n");
            foreach (var note in record.Notes) text.Append(CultureInfo.InvariantCulture, $"! {note.Kind} {note.Column} {note.Value}: {note.Reason}\n");
        }

        return text.ToString();
    }
}
