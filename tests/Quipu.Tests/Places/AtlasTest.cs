using Quipu.Places;
using Xunit;

namespace Quipu.Tests.Places;

/// <summary>The bundled outlines: whole, with their codes, and no larger than they should be.</summary>
public sealed class AtlasTest
{
    static readonly Atlas Atlas = Atlas.Bundled;

    [Fact]
    public void Peru_has_all_its_divisions_and_each_lies_in_the_one_above()
    {
        Assert.Equal(25, Atlas.Within("pe", AreaLevel.Department).Length);
        Assert.True(Atlas.Within("pe", AreaLevel.Province).Length >= 195);
        Assert.True(Atlas.Within("pe", AreaLevel.District).Length > 1800);
        Assert.All(Atlas.Within("pe", AreaLevel.District), d => Assert.Equal(["pe", d.Code[..5], d.Code[..7], d.Code], Atlas.Chain(d.Code).Reverse()));
        Assert.All(Atlas.Within("pe-1501", AreaLevel.District), d => Assert.StartsWith("pe-1501", d.Code, StringComparison.Ordinal));
        Assert.Equal("Áncash", Atlas.Find("pe-02")!.Name);
    }

    [Fact]
    public void Every_province_lies_within_the_frame_of_its_department()
    {
        foreach (var province in Atlas.Within("pe", AreaLevel.Province).Where(p => !p.Rings.IsEmpty))
        {
            var around = Atlas.Find(province.Parent)!.Rings.SelectMany(r => r).ToList();
            var middle = province.Middle!.Value;
            Assert.InRange(middle.Longitude, around.Min(p => p.Longitude), around.Max(p => p.Longitude));
            Assert.InRange(middle.Latitude, around.Min(p => p.Latitude), around.Max(p => p.Latitude));
        }
    }

    [Theory]
    [InlineData("pe")]
    [InlineData("ru")]
    [InlineData("fj")]
    [InlineData("aq")]
    public void No_outline_jumps_across_the_world(string code)
    {
        var country = Atlas.Find(code)!;
        Assert.NotEmpty(country.Rings);
        foreach (var ring in country.Rings)
            foreach (var (a, b) in ring.Zip(ring.Skip(1)))
                Assert.True(Math.Abs(a.Longitude - b.Longitude) < 180 || Math.Abs(a.Latitude) == 90, $"{code}: {a} → {b}");
    }

    [Fact]
    public void A_ring_that_jumps_is_unrolled_and_one_that_does_not_stays()
    {
        MapPoint[] across = [new(179, 1), new(-179, 1), new(-179, -1), new(179, -1)];
        Assert.Equal([179, 181, 181, 179], Outline.Unrolled(across).Select(p => p.Longitude));
        MapPoint[] plain = [new(1, 1), new(2, 1), new(2, 2)];
        Assert.Equal(plain, Outline.Unrolled(plain));
    }

    [Fact]
    public void What_is_bundled_is_small()
    {
        var bytes = typeof(Atlas).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("Places/Basemap/", StringComparison.Ordinal)).ToDictionary(n => n, n => typeof(Atlas).Assembly.GetManifestResourceStream(n)!.Length);
        Assert.Equal(4, bytes.Count);
        Assert.True(bytes.Values.Sum() < 300_000, $"{bytes.Values.Sum()} bytes");
    }

    [Fact]
    public void A_code_that_nothing_has_is_not_found() => Assert.All(["xq", "pe-99", "pe-150199", "", "pe-1", "own-x"], c => Assert.Null(Atlas.Find(c)));
}
