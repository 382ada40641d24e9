using Quipu.Matching.Candidates;
using Xunit;

namespace Quipu.Tests.Matching.Candidates;

/// <summary>The file of an index: the same answers when it is read again, and a sentence where it cannot be used.</summary>
public sealed class NameIndexFileTest : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("quipu-index-").FullName;

    string File => Path.Combine(_folder, "names.index");

    public void Dispose() => Directory.Delete(_folder, true);

    NameIndex Saved()
    {
        var index = new NameIndex();
        index.Apply(Enumerable.Range(0, 300).Select(n => InventedListings.Person(n) with { Content = new byte[] { (byte)n, 1, 2 } }), [], 42);
        index.Apply([], [new("p-5")]);
        index.Save(File);
        return index;
    }

    [Fact]
    public void What_is_loaded_answers_like_what_was_saved_and_goes_on_growing()
    {
        using var saved = Saved();
        Assert.True(NameIndex.TryLoad(File, out var loaded, out _));
        using (loaded)
        {
            Assert.Equal((saved.Count, saved.Names, 42), (loaded.Count, loaded.Names, loaded.Sequence));
            Assert.Equal(new byte[] { 17, 1, 2 }, loaded.Content(new("p-17"))!.Value.ToArray());
            foreach (var index in new[] { saved, loaded }) index.Apply(Enumerable.Range(300, 60).Select(n => InventedListings.Person(n)), [new("p-17")]);
            for (var n = 0; n < 360; n += 5) Assert.Equal(saved.Answer(InventedListings.Asked(InventedListings.Name(n))), loaded.Answer(InventedListings.Asked(InventedListings.Name(n))));
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_missing()
    {
        Assert.False(NameIndex.TryLoad(File, out _, out var reason));
        Assert.Equal($"There is no index {File}.", reason);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        Saved().Dispose();
        var whole = System.IO.File.ReadAllBytes(File);
        foreach (var length in new[] { 0, 5, 8, 20, 100, whole.Length / 2, whole.Length - 1 })
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            Assert.False(NameIndex.TryLoad(File, out var index, out var reason), $"{length} bytes");
            Assert.Null(index);
            Assert.StartsWith($"The index {File} cannot be used: ", reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_changed_byte_anywhere_is_noticed()
    {
        Saved().Dispose();
        var whole = System.IO.File.ReadAllBytes(File);
        for (var at = 0; at < whole.Length; at += 997)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            System.IO.File.WriteAllBytes(File, changed);
            Assert.False(NameIndex.TryLoad(File, out _, out _), $"byte {at}");
        }
    }

    [Fact]
    public void A_file_of_another_version_is_refused()
    {
        using (var stream = System.IO.File.Create(File))
        {
            stream.Write("QUIPUNDX"u8);
            new SectionWriter(stream).Write<long>([999, 0]);
        }

        Assert.False(NameIndex.TryLoad(File, out _, out var reason));
        Assert.Equal($"The index {File} cannot be used: it is of another version.", reason);
    }
}
