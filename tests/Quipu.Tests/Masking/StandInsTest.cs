using System.Text;
using Quipu.Access.Masking;
using Quipu.Model;
using Xunit;

namespace Quipu.Tests.Masking;

/// <summary>Stand-ins: in whatever is written, however it comes in pieces, and nothing else is touched.</summary>
public sealed class StandInsTest
{
    static readonly DocumentId _document = new("0123456789abcdef0123456789abcdef");
    static readonly CaptureId _capture = new(string.Concat(Enumerable.Repeat("89abcdef", 8)));
    static readonly string _claim = "fedcba9876543210fedcba9876543210";

    static StandIns Made(byte key = 1) =>
        new(() => [.. Enumerable.Repeat(key, 32)], new HashSet<DocumentId> { _document }, new HashSet<CaptureId> { _capture }, [_claim, "tie-" + _claim + "-contract", "q-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]);

    [Fact]
    public void Every_hidden_id_gives_way_however_the_bytes_come()
    {
        var standIns = Made();
        var text = $"{_document}\n\"{_capture}\",tie-{_claim}-contract/q-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa;é {_claim}";
        var whole = standIns.In(text);
        Assert.Equal(text.Length, whole.Length);
        foreach (var hidden in new[] { _document.Value, _capture.Value, _claim, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" })
        {
            Assert.DoesNotContain(hidden, whole, StringComparison.Ordinal);
            Assert.Contains(standIns.Of(hidden), whole, StringComparison.Ordinal);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var size in new[] { 1, 2, 3, 7, 31, 32, 33, 63, 64, 65 })
        {
            using var to = new MemoryStream();
            using (var through = standIns.Over(to))
                foreach (var piece in bytes.Chunk(size)) through.Write(piece);
            Assert.Equal(whole, Encoding.UTF8.GetString(to.ToArray()));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("00123456789abcdef0123456789abcdef")]
    [InlineData("0123456789abcdef0123456789abcdeff")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("89abcdef89abcdef89abcdef89abcdef89abcdef89abcdef89abcdef89abcdef8 0123456789abcdef0123456789abcde")]
    [InlineData("11111111111111111111111111111111 22222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222222")]
    public void What_is_not_hidden_goes_as_it_came(string text)
    {
        foreach (var size in new[] { 1, 5, 64, 1000 })
        {
            using var to = new MemoryStream();
            using (var through = Made().Over(to))
                foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(size)) through.Write(piece);
            Assert.Equal(text, Encoding.UTF8.GetString(to.ToArray()));
        }
    }

    [Fact]
    public void A_stand_in_is_the_same_under_one_secret_and_tells_nothing_without_it()
    {
        Assert.Equal(Made().Of(_claim), Made().Of(_claim));
        Assert.NotEqual(Made(1).Of(_claim), Made(2).Of(_claim));
        Assert.NotEqual(Made().Of(_claim), Made().Of(_document.Value));
        Assert.Null(Made().Of(_capture).Sha256);
        Assert.Equal("masked", Made().Of(_capture).Told);
        Assert.Equal(new CaptureId("00"), Made().Of(new CaptureId("00")));
        Assert.NotEqual(Made().Seal(_document), Made(2).Seal(_document));
        Assert.True(Made().Hides(_document) && Made().Hides("tie-" + _claim) && !Made().Hides("tie-") && !Made().Hides((string?)null));
        Assert.Equal(_claim, StandIns.None(() => throw new InvalidOperationException("asked for")).In(_claim));
    }

    [Fact]
    public void The_secret_is_made_once_for_its_owner_alone()
    {
        using var folder = new TemporaryFolder();
        var secret = StandInKey.Of(folder.Path);
        Assert.Equal(secret, StandInKey.Of(folder.Path));
        Assert.Equal([StandInKey.FileName], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At(StandInKey.FileName)));
        Assert.Equal(32, secret.Distinct().Count() > 8 ? secret.Length : 0);
        File.WriteAllBytes(folder.At(StandInKey.FileName), [1, 2]);
        Assert.Contains("has 2 bytes and should have 32", Assert.Throws<StorageException>(() => StandInKey.Of(folder.Path)).Message, StringComparison.Ordinal);
        // Where none can be kept one holds for the process.
        Assert.Equal(StandInKey.Of(folder.At("nowhere")), StandInKey.Of(folder.At("nowhere")));
    }
}
