using Quipu.Model;

namespace Quipu.Registers;

/// <summary>A file of a register as it was taken. Its bytes are kept as a capture; what is gzipped is opened unpacked.</summary>
/// <param name="Path">Where it lies now: in the captures of the workspace, or where the user has it.</param>
/// <param name="Name">Its name as the user gave it: <c>sdn.csv.gz</c>.</param>
/// <param name="Capture">SHA-256 of its bytes.</param>
public sealed record RegisterFile(string Path, string Name, CaptureId Capture)
{
    /// <summary>The name without folders and without <c>.gz</c>: <c>sdn.csv</c>.</summary>
    public string PlainName => System.IO.Path.GetFileName(Name) is var name && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;

    /// <summary>Gzipped, as its first bytes say: what comes through a pipe has no ending.</summary>
    internal bool IsPacked
    {
        get
        {
            using var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        }
    }

    /// <summary>Its content from the start, unpacked. A packed file that was cut short is a <see cref="RegisterException"/> at its end.</summary>
    public Stream Open()
    {
        var packed = IsPacked;
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return packed ? new PackedStream(file, Name) : file;
    }
}
