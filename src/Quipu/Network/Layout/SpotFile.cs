using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Quipu.Network.Layout;

/// <summary>Places in a file, by hashes of ids: a few layouts, each under a key. It can be made again: what cannot be read is not there, what cannot be written is only in memory.</summary>
static class SpotFile
{
    const long Form = 0x51_50_53_50_4F_54_00_01;

    internal static ulong KeyOf(EntityId id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id.Value), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    internal static Dictionary<string, Dictionary<ulong, Spot>> Read(string path)
    {
        try
        {
            using var from = new BinaryReader(File.OpenRead(path));
            var found = new Dictionary<string, Dictionary<ulong, Spot>>(StringComparer.Ordinal);
            if (from.ReadInt64() != Form) return [];
            for (var layouts = from.ReadInt32(); layouts > 0; layouts--)
            {
                var (key, spots) = (from.ReadString(), new Dictionary<ulong, Spot>());
                for (var count = from.ReadInt32(); count > 0; count--) spots[from.ReadUInt64()] = new(from.ReadInt32(), from.ReadInt32());
                found[key] = spots;
            }

            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            return [];
        }
    }

    internal static void Write(string path, string key, Dictionary<ulong, Spot> spots)
    {
        var all = Read(path);
        all[key] = spots;
        try
        {
            var unfinished = path + ".new";
            using (var to = new BinaryWriter(File.Create(unfinished)))
            {
                to.Write(Form);
                to.Write(all.Count);
                foreach (var layout in all.OrderBy(l => l.Key, StringComparer.Ordinal))
                {
                    to.Write(layout.Key);
                    to.Write(layout.Value.Count);
                    foreach (var (id, spot) in layout.Value.OrderBy(s => s.Key))
                    {
                        to.Write(id);
                        to.Write(spot.X);
                        to.Write(spot.Y);
                    }
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A folder that is only read keeps no places; they are the same at the next start as long as nothing is new.
        }
    }
}
