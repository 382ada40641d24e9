using System.Text;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Quipu.Cli.Tests.Protected;

/// <summary>
/// A mark in every field of a protected source is in nothing that comes out of the program and in no file that it leaves (SECURITY.md). Leaks that are planted are seen by the same search.
/// </summary>
public sealed class MarkerTest(MarkedWorkspace marked, ITestOutputHelper output) : IClassFixture<MarkedWorkspace>
{
    [Fact]
    public void No_word_printed_no_page_no_data_and_no_export_has_a_mark()
    {
        output.WriteLine($"{marked.Told.Count} outputs, {marked.Pages} of them pages and data, {marked.Told.Values.Sum(n => (long)n):N0} bytes");
        Assert.True(marked.Leaks.Count == 0, string.Join('\n', marked.Leaks.Take(20)));
        Assert.True(marked.Pages > 150, $"only {marked.Pages} pages were looked through");
        Assert.Contains("Elena Cusi", marked.SourcePage, StringComparison.Ordinal);
        Assert.Contains(marked.Told.Keys, w => w.EndsWith("/original (403)", StringComparison.Ordinal));
        Assert.Contains(marked.Told.Keys, w => w.Contains("the export bundle", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_that_is_handed_on_has_a_hash_of_a_file_or_of_its_text()
    {
        Assert.True(marked.HashLeaks.Count == 0, string.Join('\n', marked.HashLeaks.Take(20)));
        Assert.NotEmpty(marked.SealedIds);
        foreach (var id in marked.SealedIds) Assert.DoesNotContain(marked.Files, f => new LeakSearch(id).In(f.Key, f.Value).Any());
        var (edition, bundle) = (Parts(marked.Files["the edition"]), Parts(marked.Files.Single(f => f.Key.StartsWith("the export bundle", StringComparison.Ordinal) && f.Key.EndsWith(".zip", StringComparison.Ordinal)).Value));
        // Each was there to be found: the material is in both, by its words.
        Assert.Contains("\"sealed\":true", edition["claims.jsonl"], StringComparison.Ordinal);
        Assert.Contains("\"sealed\":true", edition["documents.jsonl"], StringComparison.Ordinal);
        Assert.DoesNotContain("The harbour and the mayor", edition["documents.jsonl"] + edition["claims.jsonl"] + edition["statements.csv"], StringComparison.Ordinal);
        Assert.DoesNotContain(edition.Values, p => p.Contains("tide tables", StringComparison.Ordinal));
        Assert.DoesNotContain(edition.Keys, p => p.StartsWith("texts/", StringComparison.Ordinal));
        // Of what a source gave only the quotes leave; whoever asks for it gets the whole, and that is in the log.
        Assert.DoesNotContain(bundle.Values, p => p.Contains("The harbour and the mayor", StringComparison.Ordinal));
        Assert.Contains("\"quotes_only\":true", bundle["pages/pages.jsonl"], StringComparison.Ordinal);
        Assert.Contains(bundle, p => p.Key.StartsWith("texts/", StringComparison.Ordinal) && p.Value.Contains("\u00b7\u00b7\u00b7", StringComparison.Ordinal));
        Assert.Contains(Parts(marked.Files["the bundle with whole texts"]).Values, p => p.Contains("The harbour and the mayor", StringComparison.Ordinal));
        Assert.Contains("--with-sealed-texts", marked.LeftLog, StringComparison.Ordinal);
        Assert.All(marked.Verified, v => Assert.True(v.Code == 0 && v.Text.Contains(" 0 faults", StringComparison.Ordinal), v.Text));
        Assert.Contains("\"sealed\":true", bundle["pages/pages.jsonl"], StringComparison.Ordinal);
    }

    /// <summary>Mutations: a hash of each kind put into something that is handed on.</summary>
    [Fact]
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5351", Justification = "It looks for them, and rests nothing on them.")]
    public void A_planted_hash_is_seen()
    {
        var file = MarkedSource.Hashed(marked.Sandbox).Single(f => f.Of.EndsWith("plain.txt", StringComparison.Ordinal) && !f.Of.StartsWith("the", StringComparison.Ordinal)).Bytes;
        foreach (var hash in new[] { System.Security.Cryptography.SHA256.HashData(file), System.Security.Cryptography.SHA1.HashData(file), System.Security.Cryptography.MD5.HashData(file) })
            foreach (var form in new[] { Convert.ToHexStringLower(hash), Convert.ToHexString(hash), Convert.ToBase64String(hash) })
            {
                Assert.NotEmpty(marked.Hashes.In("planted", "{\"text_sha256\":\"" + form + "\"}"));
                using var whole = new MemoryStream();
                using (var zip = new System.IO.Compression.ZipArchive(whole, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
                using (var part = new StreamWriter(zip.CreateEntry("documents.jsonl").Open()))
                    part.Write(form);
                Assert.NotEmpty(marked.Hashes.In("planted", whole.ToArray()));
            }
    }

    static Dictionary<string, string> Parts(byte[] bytes)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = new StreamReader(e.Open());
            return part.ReadToEnd();
        }, StringComparer.Ordinal);
    }

    [Fact]
    public void No_byte_of_the_workspace_or_of_the_temporary_folder_has_a_mark()
    {
        Assert.True(marked.WhileServed.Count == 0, "while it was served: " + string.Join('\n', marked.WhileServed.Take(20)));
        var leaks = MarkedSource.Search.InFolder(marked.Folder).Concat(MarkedSource.Search.InFolder(marked.Sandbox.At("tmp"))).ToList();
        Assert.True(leaks.Count == 0, string.Join('\n', leaks.Take(20)));
    }

    [Fact]
    public void The_marks_were_there_to_be_found()
    {
        foreach (var field in new[] { "name", "alias", "handle", "mail", "note", "folder", "page", "frontauthor", "photo", "dangling", "target", "absent", "fronttitle", "lines", "broken", "report", "extension", "letter", "shut", "from", "mailsubject" })
            Assert.Contains(MarkedSource.Mark + field, marked.Revealed, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(MarkedSource.Search.In("what reveal printed", marked.Revealed), l => l.Contains("as text", StringComparison.Ordinal));
        Assert.NotEmpty(marked.BeforeSealing);
    }

    /// <summary>What the desk wrote before it protected somebody: each place had the mark by then.</summary>
    [Fact]
    public void What_was_written_before_the_source_was_protected_had_the_marks()
    {
        Assert.All(marked.Before, b => Assert.True(b.Typed.Code == 0, $"quipu {b.Verb}: {b.Typed.Text}"));
        foreach (var table in new[] { "searched", "leaving", "backup" }) Assert.Contains(marked.BeforeProtecting, l => l.Contains($"a value of {table}:", StringComparison.Ordinal));
    }

    public static TheoryData<string> Leaks => [.. Planted.Keys];

    /// <summary>Mutations: a leak of each kind, planted in a copy of the clean workspace.</summary>
    [Theory]
    [MemberData(nameof(Leaks))]
    public void A_planted_leak_is_seen(string kind)
    {
        var copy = marked.Sandbox.At("copy-" + kind.Replace(' ', '-'));
        foreach (var file in Directory.EnumerateFiles(marked.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(marked.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        Assert.Empty(MarkedSource.Search.InFolder(copy));
        Planted[kind](copy);
        Assert.NotEmpty(MarkedSource.Search.InFolder(copy));
    }

    static readonly Dictionary<string, Action<string>> Planted = new(StringComparer.Ordinal)
    {
        ["a title"] = w => Sql(w, "update document set title = 'A Zorvaquel B'"),
        ["a word of the index"] = w => Sql(w, "insert into document_words (title, text) values ('', 'harbour zorvaquels harbour')"),
        ["a row of the log"] = w => Sql(w, "insert into change (at, kind, location, message) values (0, 'read', '/home/zorvaquel', '')"),
        ["a reason of a failure"] = w => Sql(w, "update failure set reason = 'ZORVAQUEL cannot be opened'"),
        ["what was deleted and not overwritten"] = w => Sql(w, "pragma secure_delete = off; create table x (y text); insert into x values ('zorvaquel' || hex(zeroblob(50))); delete from x"),
        ["the write-ahead log"] = w => File.AppendAllText(Path.Combine(w, "quipu.db-wal"), "zorvaquel"),
        ["a stray part"] = w => File.WriteAllText(Path.Combine(w, "captures", "ab.part"), "From: Zorvaquel"),
        ["the name of a file"] = w => File.WriteAllText(Path.Combine(w, "captures", "zorvaquel.txt"), ""),
        ["UTF-16"] = w => File.WriteAllText(Path.Combine(w, "x"), "zorvaquel", Encoding.Unicode),
        ["UTF-16 the other way"] = w => File.WriteAllText(Path.Combine(w, "x"), "Zorvaquel", Encoding.BigEndianUnicode),
        ["base64 in a zip"] = w => Zip(w, Convert.ToBase64String("xy Zorvaquelname"u8)),
        ["base64 of UTF-16"] = w => File.WriteAllText(Path.Combine(w, "x"), Convert.ToBase64String(Encoding.Unicode.GetBytes("a zorvaquel"))),
        ["a packed blob"] = w => Blob(w, s => new System.IO.Compression.GZipStream(s, System.IO.Compression.CompressionLevel.Optimal)),
        ["a blob packed by Brotli"] = w => Blob(w, s => new System.IO.Compression.BrotliStream(s, System.IO.Compression.CompressionLevel.Optimal)),
        ["an address"] = w => File.WriteAllText(Path.Combine(w, "x"), "https://x.example/" + string.Concat("zorvaquel".Select(c => $"%{(int)c:X2}"))),
        ["escapes of JSON"] = w => File.WriteAllText(Path.Combine(w, "x"), "\"" + string.Concat("Zorvaquel".Select(c => $"\\u{(int)c:X4}")) + "\""),
        ["entities of HTML"] = w => File.WriteAllText(Path.Combine(w, "x"), string.Concat("zorvaquel".Select(c => $"&#{(int)c};"))),
        ["hex"] = w => File.WriteAllText(Path.Combine(w, "x"), Convert.ToHexString("zorvaquel"u8)),
        ["a telephone number"] = w => File.WriteAllText(Path.Combine(w, "x"), "call 987604321"),
    };

    static void Sql(string workspace, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(workspace, "quipu.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static void Zip(string workspace, string text)
    {
        using var zip = new System.IO.Compression.ZipArchive(File.Create(Path.Combine(workspace, "x.zip")), System.IO.Compression.ZipArchiveMode.Create);
        using var part = new StreamWriter(zip.CreateEntry("part.txt").Open());
        part.Write(text);
    }

    static void Blob(string workspace, Func<Stream, Stream> pack)
    {
        using var whole = new MemoryStream();
        using (var packed = pack(whole)) packed.Write(Encoding.UTF8.GetBytes("The words of Zorvaquel, packed so that nobody reads them as they stand."));
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(workspace, "quipu.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "update document set content = $blob";
        command.Parameters.AddWithValue("$blob", whole.ToArray());
        command.ExecuteNonQuery();
    }
}
