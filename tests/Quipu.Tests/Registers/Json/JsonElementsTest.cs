using System.Text;
using Quipu.Registers;
using Quipu.Registers.Json;
using Xunit;

namespace Quipu.Tests.Registers.Json;

[Collection(Alone.Name)]
public sealed class JsonElementsTest : IDisposable
{
    readonly Samples _samples = new();

    public void Dispose() => _samples.Dispose();

    [Fact]
    public void Elements_of_the_lists_of_a_document_come_one_by_one()
    {
        var file = _samples.File("d.json", """{"about":{"x":[1,2]},"persons":[{"id":"a"},{"id":"b","list":[1]}],"n":3,"posts":[{"id":"c"}]}""");
        Assert.Equal(["persons 1 a", "persons 2 b", "posts 3 c"], JsonElements.Of(file).Select(i => $"{i.List} {i.Number} {i.Value!.Value.Text("id")}"));
    }

    [Fact]
    public void A_list_by_itself_is_read_as_well() =>
        Assert.Equal(["a", "b"], JsonElements.Of(_samples.File("l.json", """ [{"id":"a"} , {"id":"b"}] """)).Select(i => i.Value!.Value.Text("id")));

    [Fact]
    public void A_document_in_one_line_is_held_an_element_at_a_time()
    {
        var element = Encoding.UTF8.GetBytes($$"""{"id":"x","text":"{{new string('y', 1000)}}"},""");
        var file = _samples.File("big.json", stream =>
        {
            stream.Write("{\"features\":["u8);
            for (var i = 0; i < 50_000; i++) stream.Write(element);
            stream.Write("{\"id\":\"last\"}]}"u8);
        });
        long count = 0;
        var (before, peak) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        foreach (var item in JsonElements.Of(file))
        {
            if (++count % 10_000 == 0) peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(50_001, count);
        Assert.True(peak < 200 << 20, $"{peak} bytes held");
    }

    [Fact]
    public void An_element_beyond_the_limit_is_refused_with_a_sentence()
    {
        var file = _samples.File("one.json", $$"""{"features":[{"id":"{{new string('y', 3 << 20)}}"}]}""");
        Assert.Contains("longer than 1 MiB", Assert.Throws<RegisterException>(() => JsonElements.Of(file, 1 << 20).ToList()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"features":[{"id":"a"},{"id" "b"}]}""")]
    [InlineData("""{"features":[{"id":"a"},{"id":"b""")]
    public void What_is_no_JSON_is_told_with_its_place(string text)
    {
        var seen = 0;
        var fault = Assert.Throws<RegisterException>(() =>
        {
            foreach (var item in JsonElements.Of(_samples.File("bad.json", text))) seen++;
        });
        Assert.Equal(1, seen);
        Assert.Contains("after 1 elements", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_line_is_told_and_the_next_is_read()
    {
        var file = _samples.File("l.jsonl", $"{{\"id\":\"a\"}}\nbroken\n\n{{\"id\":\"{new string('x', 3000)}\"}}\n{{\"id\":\"\\ud83d half\"}}");
        var items = JsonLines.Of(file, limit: 1 << 17).ToList();
        Assert.Equal([1L, 2, 3, 4, 5], items.Select(i => i.Number));
        Assert.Equal([true, false, false, true, true], items.Select(i => i.Value is not null));
        Assert.Equal(" half", items[4].Value!.Value.Text("id"));
    }

    [Fact]
    public void A_line_beyond_the_limit_is_passed_over()
    {
        var file = _samples.File("long.jsonl", $"{{\"id\":\"{new string('x', 1 << 19)}\"}}\n{{\"id\":\"b\"}}\n");
        var items = JsonLines.Of(file, limit: 1 << 17).ToList();
        Assert.Contains("longer than", items[0].Fault, StringComparison.Ordinal);
        Assert.Equal("b", items[1].Value!.Value.Text("id"));
    }
}
