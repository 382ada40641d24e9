using System.IO.Compression;

namespace Quipu.Reading.Models;

/// <summary>
/// A trained model as a file: a mark, then named parts, compressed together. Committed beside this type and carried in the assembly;
/// what is in them, whence and how good they are: <c>MODEL.md</c>.
/// </summary>
sealed class ModelFile
{
    const uint Mark = 0x31505551; // "QUP1"

    readonly Dictionary<string, byte[]> _parts;

    ModelFile(Dictionary<string, byte[]> parts) => _parts = parts;

    /// <summary>Opens a model of the assembly: <c>tags-en</c>.</summary>
    internal static ModelFile Open(string name)
    {
        using var raw = typeof(ModelFile).Assembly.GetManifestResourceStream($"Reading/Models/{name}.model") ?? throw new InvalidOperationException($"The assembly lacks its model {name}.");
        return Read(raw);
    }

    internal static ModelFile Read(Stream from)
    {
        using var stream = new BrotliStream(from, CompressionMode.Decompress);
        using var reader = new BinaryReader(new BufferedStream(stream, 1 << 16));
        if (reader.ReadUInt32() != Mark) throw new InvalidDataException("This is not a model of Quipu.");
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            parts.Add(name, reader.ReadBytes(reader.ReadInt32()));
        }

        return new(parts);
    }

    /// <summary>A reader of one part.</summary>
    internal PartReader this[string part] => new(_parts[part]);

    internal WeightTable Weights(string part) => WeightTable.Read(this[part]);

    /// <summary>Writes a model; the same parts give the same bytes.</summary>
    internal static void Write(string path, params (string Name, Action<BinaryWriter> Fill)[] parts)
    {
        using var file = File.Create(path);
        Write(file, parts);
    }

    /// <summary>Writes a model into a stream, which stays open.</summary>
    internal static void Write(Stream to, params (string Name, Action<BinaryWriter> Fill)[] parts)
    {
        using var stream = new BrotliStream(to, new BrotliCompressionOptions { Quality = 9 }, leaveOpen: true);
        using var writer = new BinaryWriter(stream);
        writer.Write(Mark);
        writer.Write(parts.Length);
        foreach (var (name, fill) in parts)
        {
            using var memory = new MemoryStream();
            using (var part = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true)) fill(part);
            writer.Write(name);
            writer.Write((int)memory.Length);
            writer.Write(memory.GetBuffer(), 0, (int)memory.Length);
        }
    }
}
