using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Quipu.Cli.Tests.Protected;

/// <summary>
/// Looks for marks in bytes, however they are written: in any case, as UTF-8 or UTF-16, in base64 at any offset, percent-encoded, in hex, as escapes of JSON or HTML, inside ZIPs and streams
/// packed by gzip, deflate or Brotli, in every value of a database and every term of its full-text indexes.
/// </summary>
[SuppressMessage("Security", "CA5350", Justification = "It looks for them, and makes none.")]
[SuppressMessage("Security", "CA5351", Justification = "It looks for them, and makes none.")]
sealed class LeakSearch
{
    const int Deepest = 4;

    readonly List<(string How, byte[] Needle)> _folded = [], _exact = [];

    internal LeakSearch(params string[] marks)
    {
        foreach (var mark in marks)
        {
            var lower = mark.ToLowerInvariant();
            Fold("as text", Encoding.UTF8.GetBytes(lower));
            Fold("as UTF-16", Encoding.Unicode.GetBytes(lower)[..^1]); // found in either order of bytes
            foreach (var form in new[] { mark, lower, mark.ToUpperInvariant(), char.ToUpperInvariant(mark[0]) + lower[1..] }.Distinct(StringComparer.Ordinal)) Encode(form);
        }
    }

    LeakSearch(IEnumerable<(string Of, byte[] Bytes)> hashed)
    {
        foreach (var (of, bytes) in hashed)
            foreach (var (name, hash) in new[] { ("SHA-256", SHA256.HashData(bytes)), ("SHA-1", SHA1.HashData(bytes)), ("MD5", MD5.HashData(bytes)) })
            {
                Fold($"the {name} of {of}", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)));
                var base64 = Convert.ToBase64String(hash).TrimEnd('=');
                foreach (var form in new[] { base64, base64.Replace('+', '-').Replace('/', '_') }.Distinct(StringComparer.Ordinal)) _exact.Add(($"the {name} of {of} in base64", Encoding.ASCII.GetBytes(form)));
                _exact.Add(($"the {name} of {of}, its bytes", hash));
            }
    }

    /// <summary>A search for the hashes of some bytes: who holds them would know them again.</summary>
    internal static LeakSearch OfHashes(IEnumerable<(string Of, byte[] Bytes)> hashed) => new(hashed);

    /// <summary>Where the marks are in some bytes, and how they are written there; empty: nowhere.</summary>
    internal IEnumerable<string> In(string where, byte[] bytes, int depth = 0)
    {
        var lower = Array.ConvertAll(bytes, b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b + 32) : b);
        foreach (var (how, needle) in _folded)
            if (lower.AsSpan().IndexOf(needle) is >= 0 and var at) yield return $"{where}: {how} at {at}: …{Around(bytes, at)}…";
        foreach (var (how, needle) in _exact)
            if (bytes.AsSpan().IndexOf(needle) is >= 0 and var at) yield return $"{where}: {how} at {at}: …{Around(bytes, at)}…";
        if (depth == Deepest) yield break;
        foreach (var (name, inner) in Packed(bytes))
            foreach (var leak in In($"{where} » {name}", inner, depth + 1)) yield return leak;
    }

    internal IEnumerable<string> In(string where, string text) => In(where, Encoding.UTF8.GetBytes(text));

    /// <summary>Every file below a folder, names of files and folders too; databases value by value beside their bytes.</summary>
    internal IEnumerable<string> InFolder(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories))
        {
            foreach (var leak in In("the name of " + path, Path.GetRelativePath(folder, path))) yield return leak;
            if (!File.Exists(path) || path.EndsWith(".held", StringComparison.Ordinal) || IsChannel(Path.GetFileName(path))) continue;
            foreach (var leak in In(path, Read(path))) yield return leak;
        }

        foreach (var database in Directory.EnumerateFiles(folder, "*.db", SearchOption.AllDirectories))
            foreach (var leak in Values(database).SelectMany(v => In($"{database}: {v.Where}", v.Bytes))) yield return leak;
    }

    // The runtime's own sockets and pipes, which a process that was killed leaves: they hold no bytes.
    static bool IsChannel(string name) => name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) || name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal);

    void Fold(string how, byte[] needle) => _folded.Add((how, needle));

    void Encode(string form)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(form), Encoding.Unicode.GetBytes(form) })
            for (var offset = 0; offset < 3; offset++)
            {
                // The first and last characters of base64 depend on the neighbours, those between do not.
                var text = Convert.ToBase64String([.. new byte[offset], .. bytes]);
                var whole = Encoding.ASCII.GetBytes(text[(offset == 0 ? 0 : offset + 1)..((offset + bytes.Length) * 8 / 6)]);
                _exact.Add(("in base64", whole));
            }

        Fold("in hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(form))));
        Fold("percent-encoded", Encoding.ASCII.GetBytes(string.Concat(form.Select(c => $"%{(int)c:x2}"))));
        Fold("as escapes", Encoding.ASCII.GetBytes(string.Concat(form.Select(c => $"\\u{(int)c:x4}"))));
        Fold("as entities", Encoding.ASCII.GetBytes(string.Concat(form.Select(c => $"&#{(int)c};"))));
        Fold("as entities", Encoding.ASCII.GetBytes(string.Concat(form.Select(c => $"&#x{(int)c:x};"))));
    }

    static IEnumerable<(string, byte[])> Packed(byte[] bytes)
    {
        if (bytes is [0x50, 0x4B, ..])
        {
            foreach (var part in Zip(bytes)) yield return part;
            yield break;
        }

        if (bytes.Length is < 8 or > 4 << 20) yield break;
        foreach (var (name, open) in new (string, Func<Stream, Stream>)[]
        {
            ("gzip", s => new GZipStream(s, CompressionMode.Decompress)), ("zlib", s => new ZLibStream(s, CompressionMode.Decompress)),
            ("deflate", s => new DeflateStream(s, CompressionMode.Decompress)), ("brotli", s => new BrotliStream(s, CompressionMode.Decompress)),
        })
            if (Unpacked(bytes, open) is { Length: > 0 } inner) yield return (name, inner);
    }

    static IEnumerable<(string, byte[])> Zip(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            yield return ("its name", Encoding.UTF8.GetBytes(entry.FullName + entry.Comment));
            using var part = entry.Open();
            using var whole = new MemoryStream();
            part.CopyTo(whole);
            yield return (entry.FullName, whole.ToArray());
        }
    }

    static byte[]? Unpacked(byte[] bytes, Func<Stream, Stream> open)
    {
        var whole = new MemoryStream();
        try
        {
            using var stream = open(new MemoryStream(bytes));
            stream.CopyTo(whole);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or InvalidOperationException)
        {
            // Not packed so, or only its beginning: what came out is looked through.
        }

        return whole.ToArray();
    }

    static IEnumerable<(string Where, byte[] Bytes)> Values(string database)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        var tables = Rows(connection, "select name, sql from sqlite_master where type = 'table'").Select(r => (Name: (string)r[0]!, Sql: r[1] as string ?? "")).ToList();
        foreach (var (name, sql) in tables)
        {
            if (sql.Contains("using fts5", StringComparison.OrdinalIgnoreCase))
            {
                Rows(connection, $"create virtual table temp.\"{name}_terms\" using fts5vocab(main, '{name}', 'instance')");
                foreach (var row in Rows(connection, $"select distinct term from temp.\"{name}_terms\"")) yield return ($"a term of {name}", Encoding.UTF8.GetBytes((string)row[0]!));
            }

            // A contentless index has no values to read; its terms were.
            if (sql.Contains("content = ''", StringComparison.Ordinal)) continue;
            foreach (var row in Rows(connection, $"select * from \"{name}\""))
                foreach (var value in row)
                    if (value is byte[] or string) yield return ($"a value of {name}", value as byte[] ?? Encoding.UTF8.GetBytes((string)value));
        }
    }

    static IEnumerable<object?[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        return whole.ToArray();
    }

    static string Around(byte[] bytes, int at) => Encoding.Latin1.GetString(bytes[Math.Max(0, at - 40)..Math.Min(bytes.Length, at + 60)]).ReplaceLineEndings(" ");
}
