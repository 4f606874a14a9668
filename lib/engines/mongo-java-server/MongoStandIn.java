import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.List;

/** An in-memory server of the MongoDB wire protocol on a free loopback port, which it prints. A stand-in, not MongoDB. */
public final class MongoStandIn {
    /** Driver 7 asks for wire version 9; the newest constant that the library ships says 8. */
    private static final MongoVersion MONGO_4_4 = new MongoVersion() {
        @Override
        public List<Integer> getVersionArray() {
            return List.of(4, 4, 0);
        }

        @Override
        public int getWireVersion() {
            return 9;
        }
    };

    public static void main(String[] arguments) {
        MongoServer server = new MongoServer(new MemoryBackend().version(MONGO_4_4));
        server.bind("127.0.0.1", 0);
        System.out.println("listening on " + server.getLocalAddress().getPort());
    }
}
