using Quipu.Model;
using Quipu.Sources;
using Xunit;

namespace Quipu.Tests.Sources;

public sealed class CaptureFolderTest : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_kept_comes_back_under_its_hash()
    {
        var captures = new CaptureFolder(_folder.At("captures"));
        var id = captures.Keep("hola"u8);
        Assert.Equal(ContentHash.Sha256("hola"u8), id.Value);
        Assert.Equal("hola"u8.ToArray(), captures.Read(id, out var fault));
        Assert.Null(fault);
        Assert.Equal(id, captures.Keep("hola"u8));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_changed_capture_is_told_from_a_missing_one()
    {
        var captures = new CaptureFolder(_folder.At("captures"));
        var (changed, missing) = (captures.Keep("one"u8), captures.Keep("two"u8));
        File.WriteAllText(captures.FileOf(changed), "eno");
        File.Delete(captures.FileOf(missing));
        Assert.Null(captures.Read(changed, out var first));
        Assert.Contains("has been changed", first, StringComparison.Ordinal);
        Assert.Null(captures.Read(missing, out var second));
        Assert.Contains("is missing", second, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_capture_is_written_again_and_parts_are_tidied()
    {
        var captures = new CaptureFolder(_folder.At("captures"));
        var id = captures.Keep("whole"u8);
        File.WriteAllText(captures.FileOf(id), "wh");
        File.WriteAllText(captures.FileOf(id) + ".x.part", "w");
        captures.Tidy();
        captures.Keep("whole"u8);
        Assert.Equal("whole"u8.ToArray(), captures.Read(id, out _));
        Assert.Single(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_a_storage_fault_with_a_sentence()
    {
        _folder.Write("captures", "a file where the folder should be");
        var fault = Assert.Throws<StorageException>(() => new CaptureFolder(_folder.At("captures")).Keep("x"u8));
        Assert.StartsWith("A capture could not be kept", fault.Message, StringComparison.Ordinal);
    }
}
