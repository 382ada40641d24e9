using Quipu.Model;

namespace Quipu.Registers;

/// <summary>A file of a register as it was taken. Its bytes are kept as a capture; what is gzipped is opened unpacked.</summary>
/// <param name="Path">Where it lies now: in the captures of the workspace, or where the user has it.</param>
/// <param name="Name">Its name as the user gave it: <c>sdn.csv.gz</c>.</param>
/// <param name="Capture">SHA-256 of its bytes.</param>
public sealed record RegisterFile(string Path, string Name, CaptureId Capture)
{
    /// <summary>The name without folders and without <c>.gz</c>: <c>sdn.csv</c>.</summary>
    public string PlainName => System.IO.Path.GetFileName(Name) is var name && IsPacked ? name[..^3] : name;

    bool IsPacked => Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Its content from the start, unpacked.</summary>
    public Stream Open()
    {
        var file = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        return IsPacked ? new UnpackedStream(file, Name) : file;
    }
}
